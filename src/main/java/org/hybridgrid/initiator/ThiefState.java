package org.hybridgrid.initiator;

import java.util.Set;
import org.hybridgrid.model.Digest;
import org.hybridgrid.protocol.Room;
import org.hybridgrid.protocol.StealRequest;
import org.hybridgrid.schedule.Thief;

/** A worker's standing request and what was granted against it. Guarded by the {@link Dispatcher}'s lock. */
final class ThiefState {

    private final Peer peer;
    private Set<Digest> toolchains = Set.of();
    private int slots = 1;
    private Room room = new Room(0, 0, 0, 1, 0);
    private boolean rests;
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
        hasRoom(request.room());
    }

    /** The worker said how much room it had; what it said later may have come before. */
    void hasRoom(Room said) {
        if (said.number() > room.number()) {
            room = said;
            rests = false;
        }
    }

    /** How many more actions it takes, as far as we know. */
    int credit() {
        return rests ? 0 : (int) Math.max(0, room.free() - Math.max(0, granted - room.granted()));
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

    /**
     * It could not be reached, and may not know it: nothing more goes there until it says something or {@link #rested}. The next link counts
     * grants from the beginning.
     */
    void unreachable() {
        granted = 0;
        room = new Room(Math.max(1, room.free()), 0, room.number(), room.speed(), room.memoryMb());
        rests = true;
    }

    /** It may be tried again. */
    void rested() {
        rests = false;
    }

    /** How many actions every slot of it has already, at least. */
    int rounds() {
        return leases / slots;
    }

    boolean isOfUse() {
        return credit() > 0 || leases > 0;
    }

    Thief thief() {
        return new Thief(room.speed(), slots, outstanding);
    }
}
