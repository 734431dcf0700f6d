package org.hybridgrid.schedule;

/**
 * What a node really achieves: reference milliseconds of work per millisecond and slot, as an exponentially
 * weighted mean over the actions it ran, each weighted by its length. Thread-safe.
 */
public final class SpeedGauge {

    /** Milliseconds of work after which the past counts for 1/e: a slowed node is noticed within seconds. */
    private static final double MEMORY_MS = 5_000;
    private double speed = 1.0;

    /**
     * Learns from an action.
     *
     * @param costMs what it was expected to take on the reference, in milliseconds
     * @param wallMs what it took here
     */
    public synchronized void ran(double costMs, double wallMs) {
        if (costMs <= 0 || wallMs <= 0) {
            return;
        }
        double weight = 1 - Math.exp(-wallMs / MEMORY_MS);
        double observed = Math.max(0.01, Math.min(100, costMs / wallMs));
        speed = Math.exp((1 - weight) * Math.log(speed) + weight * Math.log(observed));
    }

    /** The present estimate; 1 before anything ran. */
    public synchronized double speed() {
        return speed;
    }
}
