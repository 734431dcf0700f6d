package org.hybridgrid.schedule;

/** The speed to assume of a node that has run nothing yet, or nothing lately. Pure. */
public final class SpeedPrior {

    private SpeedPrior() {
    }

    /**
     * What its share of the CPUs lets one slot achieve. A quota below the number of slots slows each of them. What else the machine does now is
     * left out: it would say little of later, and who is believed to be slow gets no work by which to show the contrary. The first
     * second of a compile tells.
     *
     * @param slots offered, at least 1
     * @param cores CPUs that the node may use: cores and affinity, not rounded up to slots
     * @param quota CPUs that the cgroup's quota allows; 0 or less for none
     * @return above 0, at most 1
     */
    public static double of(int slots, double cores, double quota) {
        double available = quota > 0 ? Math.min(quota, cores) : cores;
        return Math.max(0.01, Math.min(1, available / Math.max(1, slots)));
    }
}
