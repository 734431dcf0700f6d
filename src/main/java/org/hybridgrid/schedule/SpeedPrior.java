package org.hybridgrid.schedule;

/** The speed to assume of a node that has run nothing yet. Pure. */
public final class SpeedPrior {

    private SpeedPrior() {
    }

    /**
     * What its share of the CPUs lets one slot achieve. A quota below the number of slots slows each of them; other load that leaves less than that
     * does so too.
     *
     * @param slots offered, at least 1
     * @param cores CPUs that the node may use: cores and affinity, not rounded up to slots
     * @param quota CPUs that the cgroup's quota allows; 0 or less for none
     * @param load CPUs that others keep busy on the machine now (e.g. the load average of a minute), at least 0; it is counted
     *     against the cores, not against the quota, and at least half of a fair share is assumed to be left
     * @return above 0, at most 1
     */
    public static double of(int slots, double cores, double quota, double load) {
        double wanted = Math.max(1, slots);
        double left = Math.max(cores - Math.max(0, load), cores * wanted / (wanted + Math.max(0, load)) / 2);
        double available = quota > 0 ? Math.min(quota, left) : left;
        return Math.max(0.01, Math.min(1, available / wanted));
    }
}
