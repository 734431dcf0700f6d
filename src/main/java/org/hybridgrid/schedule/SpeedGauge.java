package org.hybridgrid.schedule;

/**
 * What a node really achieves: reference milliseconds of work per millisecond and slot. Thread-safe.
 *
 * <p>It is the product of two things that change at different paces. The <em>share</em>, CPU milliseconds per millisecond and slot, follows
 * quotas, throttling and what else the machine does: it is measured also while a compile runs, and forgets within seconds. The
 * <em>efficiency</em>, reference milliseconds per CPU millisecond, is the hardware's: single estimates are wrong by a factor, so that only a mean
 * over a minute of work says something.
 *
 * <p>While nothing runs, nothing is measured. A share that is remembered from a busy time must not keep work away for good, so that rest brings it
 * back to what the node is believed to have.
 */
public final class SpeedGauge {

    /** Milliseconds of a slot after which the past share counts for 1/e. */
    private static final double SHARE_MEMORY_MS = 3_000;
    /** CPU milliseconds after which the past efficiency counts for 1/e. */
    private static final double EFFICIENCY_MEMORY_MS = 60_000;

    /** Milliseconds without work after which what was measured counts for 1/e. */
    private static final double REST_MEMORY_MS = 5_000;
    /** A share this near to what is believed is taken for it. */
    private static final double NEAR = 1.05;

    private final double prior;
    private double share;
    private double efficiency = 1;

    /** A node that has all of a CPU for each slot. */
    public SpeedGauge() {
        this(1);
    }

    /**
     * A node that has not worked yet.
     *
     * @param prior CPUs per slot that it is believed to have, above 0; see {@link SpeedPrior}
     */
    public SpeedGauge(double prior) {
        this.prior = within(prior);
        this.share = this.prior;
    }

    /** Nothing ran for so many milliseconds more. */
    public synchronized void rested(double ms) {
        share = isRested() ? prior : mean(share, prior, ms / REST_MEMORY_MS);
    }

    /** Whether rest would change nothing. */
    public synchronized boolean isRested() {
        return share * NEAR > prior && share < prior * NEAR;
    }

    /**
     * Learns what compiles got while they ran.
     *
     * @param cpuMs what they used together
     * @param slotMs how long that took, times the slots they held
     */
    public synchronized void progressed(double cpuMs, double slotMs) {
        if (slotMs > 0 && cpuMs >= 0) {
            share = mean(share, cpuMs / slotMs, slotMs / SHARE_MEMORY_MS);
        }
    }

    /**
     * Learns from an action that ended.
     *
     * @param costMs what it was expected to take on the reference, in milliseconds
     * @param cpuMs what it used here
     */
    public synchronized void ran(double costMs, double cpuMs) {
        if (costMs > 0 && cpuMs > 0) {
            efficiency = mean(efficiency, costMs / cpuMs, cpuMs / EFFICIENCY_MEMORY_MS);
        }
    }

    /** Geometric, since speeds are ratios. */
    private static double mean(double old, double observed, double age) {
        double weight = 1 - Math.exp(-age);
        return Math.exp((1 - weight) * Math.log(old) + weight * Math.log(within(observed)));
    }

    private static double within(double ratio) {
        return Math.max(0.01, Math.min(100, ratio));
    }

    /** The present estimate. */
    public synchronized double speed() {
        return share * efficiency;
    }
}
