package org.hybridgrid.node;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.function.ToLongFunction;
import org.hybridgrid.cluster.member.Member;
import org.hybridgrid.cluster.member.NodeId;
import org.hybridgrid.model.Digest;
import org.hybridgrid.protocol.Room;
import org.hybridgrid.protocol.StealRequest;
import org.hybridgrid.schedule.Slots;
import org.hybridgrid.worker.Worker;

/**
 * Keeps this worker's standing steal request with every other node, so that new work anywhere is granted at once, with no polling
 * (lifelines: Saraswat et al., PPoPP 2011). An initiator is told only what it can't know from its own grants and their results. Thread-safe.
 */
final class StealRequests {

    private final Worker worker;
    private final Slots slots;
    private final Supplier<List<Digest>> toolchains;
    private final ToLongFunction<NodeId> grantsSeen;
    private final Predicate<NodeId> building;
    private final BiConsumer<Member, byte[]> send;
    private final Map<NodeId, Standing> standing = new HashMap<>();
    private Map<NodeId, Member> initiators = Map.of();
    private List<Digest> toldToolchains = List.of();

    /**
     * Nobody is asked yet.
     *
     * @param grantsSeen how many grants of an initiator came over the link that is open to it
     * @param building whether an initiator has such a link, or actions that wait
     * @param send takes a message to one member
     */
    StealRequests(Worker worker, Slots slots, Supplier<List<Digest>> toolchains,
            ToLongFunction<NodeId> grantsSeen, Predicate<NodeId> building, BiConsumer<Member, byte[]> send) {
        this.worker = worker;
        this.slots = slots;
        this.toolchains = toolchains;
        this.grantsSeen = grantsSeen;
        this.building = building;
        this.send = send;
    }

    /** These are the other nodes now. */
    synchronized void initiators(List<Member> others) {
        Map<NodeId, Member> now = new HashMap<>();
        others.forEach(member -> now.put(member.id(), member));
        initiators = now;
        standing.keySet().retainAll(now.keySet());
    }

    /** An initiator's link is gone, and with it the count of its grants. */
    synchronized void linkEnded(NodeId initiator) {
        standing.remove(initiator);
    }

    /** Two parts of the cluster found each other: what was said in between may have been lost. */
    synchronized void merged() {
        standing.clear();
    }

    /** An initiator heard of the room with a result, or with an action that was given back. */
    synchronized void told(NodeId initiator, Room room) {
        Standing stands = standing.get(initiator);
        if (stands != null) {
            stands.tell(room);
        }
    }

    /**
     * Tells whoever must know of a change. One thread calls this; it sends without the lock, since sending may block while a dead
     * machine is dialled, and results must go on meanwhile.
     */
    void refresh() {
        stale().forEach(send);
    }

    private synchronized Map<Member, byte[]> stale() {
        List<Digest> compilers = slots.total() == 0 ? List.of() : toolchains.get();
        Map<Member, byte[]> messages = new LinkedHashMap<>();
        if (compilers.isEmpty()) {
            return messages;
        }
        boolean everyone = !compilers.equals(toldToolchains);
        toldToolchains = compilers;
        initiators.forEach((id, member) -> {
            Standing stands = standing.computeIfAbsent(id, unknown -> new Standing());
            Room room = worker.room(id.hex(), grantsSeen.applyAsLong(id));
            if (everyone || stands.isStale(room, building.test(id))) {
                stands.tell(room);
                messages.put(member, new StealRequest(room, slots.total(), slots.memoryMb(), compilers).encode());
            }
        });
        return messages;
    }
}
