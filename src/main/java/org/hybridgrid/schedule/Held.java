package org.hybridgrid.schedule;

/**
 * An action that was granted to a node and is not finished.
 *
 * @param sinceMs when it began to run, or when it was granted if it only waits there
 * @param runs whether it is believed to run by now
 * @param alone whether nobody else runs it as well
 */
public record Held<A extends Costed>(A action, double sinceMs, boolean runs, boolean alone) {

    /**
     * What a compile that has already taken longer than expected is expected to take yet, as a share of what it took.
     * The errors of estimates are about log-normal: the longer it is overdue, the more is to be expected.
     */
    private static final double OVERDUE = 0.3;

    /** Reference milliseconds of work that it is expected to want yet, on a node of this speed. */
    double left(double nowMs, double speed) {
        double done = done(nowMs, speed);
        return Math.max(action.cost() - done, OVERDUE * done);
    }

    /** Reference milliseconds that it is known to need at least. */
    double done(double nowMs, double speed) {
        return runs ? Math.max(0, nowMs - sinceMs) * speed : 0;
    }
}
