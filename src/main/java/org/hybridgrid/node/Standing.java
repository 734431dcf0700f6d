package org.hybridgrid.node;

/**
 * What one initiator believes of this worker's room, and whether it must be told otherwise. Results carry the room with them; only what an
 * initiator can't know goes over the control plane. Guarded by {@link StealRequests}.
 */
final class Standing {

    private int told = -1;
    private long toldAtGrants;

    /** Whether the initiator would grant too little or too much if it were not told. */
    boolean isStale(int free, long grantsSeen) {
        if (told < 0) {
            return true;
        }
        long believed = told - (grantsSeen - toldAtGrants);
        return believed <= 0 && free > 0 || believed > 0 && free == 0;
    }

    void tell(int free, long grantsSeen) {
        told = free;
        toldAtGrants = grantsSeen;
    }
}
