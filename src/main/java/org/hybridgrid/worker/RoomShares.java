package org.hybridgrid.worker;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hybridgrid.schedule.FairRoom;
import org.hybridgrid.schedule.ServedTime;

/**
 * What each initiator is offered of the worker's room: alike to all that want some, by the slot time they had lately. Not thread-safe: the
 * {@link Worker} owns it and guards it.
 */
final class RoomShares {

    /** Weight of the newest action in the mean. */
    private static final double NEWEST = 0.1;

    private final ServedTime served = new ServedTime();
    private final Map<String, Integer> holds = new HashMap<>();
    private Set<String> queueing = Set.of();
    private double meanMs;

    /** These initiators have actions that wait. */
    void queueing(Set<String> initiators) {
        queueing = Set.copyOf(initiators);
    }

    boolean isQueueing(String initiator) {
        return queueing.contains(initiator);
    }

    /** An action of the initiator came. */
    void came(String initiator) {
        holds.merge(initiator, 1, Integer::sum);
    }

    /** It went, however. */
    void went(String initiator) {
        holds.computeIfPresent(initiator, (id, count) -> count > 1 ? count - 1 : null);
    }

    /** It had a slot for so long. */
    void ran(String initiator, double slotMs, double nowMs) {
        served.served(initiator, slotMs, nowMs);
        meanMs = meanMs == 0 ? slotMs : meanMs + NEWEST * (slotMs - meanMs);
    }

    /** How many of the free places an initiator may take. */
    int offer(String initiator, int free, double nowMs) {
        Set<String> all = new LinkedHashSet<>(queueing);
        all.add(initiator);
        List<FairRoom.Claim> claims = new ArrayList<>();
        for (String each : all) {
            claims.add(new FairRoom.Claim(each, served.of(each, nowMs), holds.getOrDefault(each, 0), queueing.contains(each)));
        }
        return FairRoom.offers(free, meanMs, claims).get(initiator);
    }
}
