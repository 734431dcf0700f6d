package org.hybridgrid.node;

import org.hybridgrid.protocol.Room;

/**
 * What one initiator believes of this worker's room, and whether it must be told otherwise. Results carry the room with them; only what an
 * initiator can't know goes over the control plane. Guarded by {@link StealRequests}.
 */
final class Standing {

    private Room told;

    /** Whether the initiator would grant too little or too much if it were not told. */
    boolean isStale(Room room) {
        if (told == null) {
            return true;
        }
        long believed = told.free() - (room.granted() - told.granted());
        return believed <= 0 && room.free() > 0 || believed > 0 && room.free() == 0;
    }

    /** The initiator keeps the newest of what it hears, in whatever order that comes. */
    void tell(Room room) {
        if (told == null || room.number() > told.number()) {
            told = room;
        }
    }
}
