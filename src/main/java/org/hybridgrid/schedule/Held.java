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
     * What a compile that has taken longer than expected is expected to take yet, as a share of what it took: the errors of
     * estimates are about log-normal.
     */
    private static final double OVERDUE = 0.3;
    /** An estimate is hardly ever more wrong than by this factor. What takes even longer is on a node that is in trouble. */
    private static final double TRUSTED = 1.5;

    /**
     * Reference milliseconds of work that it is expected to want yet, on a node of this speed. Once it is overdue, that grows with every
     * millisecond: the longer something is overdue, the more is to be expected.
     */
    double left(double nowMs, double speed) {
        double done = done(nowMs, speed);
        return Math.max(action.cost() - done, OVERDUE * done + Math.max(0, done - TRUSTED * action.cost()));
    }

    /** Reference milliseconds that another node is expected to need for it. */
    double anew(double nowMs, double speed) {
        return Math.max(action.cost(), Math.min(done(nowMs, speed), TRUSTED * action.cost()));
    }

    /** Reference milliseconds of work that the node is believed to have done on it. */
    private double done(double nowMs, double speed) {
        return runs ? Math.max(0, nowMs - sinceMs) * speed : 0;
    }
}
