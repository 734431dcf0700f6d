package org.hybridgrid.initiator;

import java.util.Set;
import org.hybridgrid.model.Digest;
import org.hybridgrid.protocol.StealRequest;
import org.hybridgrid.schedule.Thief;

/** A worker's standing request and what was granted against it. Guarded by the {@link Dispatcher}'s lock. */
final class ThiefState {

    private final Peer peer;
    private Set<Digest> toolchains = Set.of();
    private int slots = 1;
    private double speed = 1;
    private int free;
    private long seen;
    private long granted;
    private int leases;
    private double outstanding;

    ThiefState(Peer peer) {
        this.peer = peer;
    }

    Peer peer() {
        return peer;
    }

    void asks(StealRequest request) {
        toolchains = Set.copyOf(request.toolchains());
        slots = Math.max(1, request.slots());
        speed = request.speed();
        hasRoom(request.free(), request.granted());
    }

    /** The worker said how much room it had when it had seen this many of our grants. */
    void hasRoom(int roomThen, long grantsSeen) {
        free = roomThen;
        seen = grantsSeen;
    }

    /** How many more actions it takes, as far as we know. */
    int credit() {
        return (int) Math.max(0, free - Math.max(0, granted - seen));
    }

    boolean has(Digest toolchain) {
        return toolchains.contains(toolchain);
    }

    void grants(double cost) {
        granted++;
        leases++;
        outstanding += cost;
    }

    void ends(double cost) {
        leases--;
        outstanding = leases == 0 ? 0 : Math.max(0, outstanding - cost);
    }

    /** It takes nothing more until it asks again. */
    void refused() {
        free = 0;
        seen = granted;
    }

    /** Its link is gone; a new one counts grants from the beginning. */
    void linkEnded() {
        granted = 0;
        seen = 0;
        free = 0;
    }

    /** How many actions every slot of it has already, at least. */
    int rounds() {
        return leases / slots;
    }

    boolean isOfUse() {
        return credit() > 0 || leases > 0;
    }

    Thief thief() {
        return new Thief(speed, slots, outstanding);
    }
}
