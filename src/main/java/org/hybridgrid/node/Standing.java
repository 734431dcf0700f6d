package org.hybridgrid.node;

import org.hybridgrid.protocol.Room;

/**
 * What one initiator believes of this worker's room, and whether it must be told otherwise. Results carry the room with them; only what an
 * initiator can't know goes over the control plane. Guarded by {@link StealRequests}.
 */
final class Standing {

    /** A worker whose speed differs from what was said by more than this ratio says so at once. */
    private static final double SPEED_RATIO = 1.2;

    private Room told;

    /**
     * Whether the initiator would grant too little, too much or the wrong action if it were not told. One that builds nothing grants nothing:
     * it may take the worker for free and for faster than it is, and learns otherwise when it begins. Else every worker would tell every node of
     * each compile. It may not take it for full or slow, since it would then not begin.
     *
     * @param building whether the initiator has a link to this worker, or actions that wait
     */
    boolean isStale(Room room, boolean building) {
        if (told == null) {
            return true;
        }
        long believed = told.free() - (room.granted() - told.granted());
        double ratio = room.speed() / told.speed();
        boolean better = believed <= 0 && room.free() > 0 || ratio > SPEED_RATIO;
        boolean worse = believed > 0 && room.free() == 0 || ratio < 1 / SPEED_RATIO;
        return better || worse && building;
    }

    /** The initiator keeps the newest of what it hears, in whatever order that comes. */
    void tell(Room room) {
        if (told == null || room.number() > told.number()) {
            told = room;
        }
    }
}
