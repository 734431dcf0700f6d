package org.hybridgrid.initiator;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.TimeUnit;

/** Pings that are not answered yet, with the newest lease that existed at each. Thread-safe; the clock is the caller's. */
final class Heartbeat {

    /** A worker that owes an answer this long is hung, or the network is. */
    static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(15);

    private record Beat(long number, long sentNanos, long newestLease) {
    }

    private final Deque<Beat> unanswered = new ArrayDeque<>();
    private long last;

    /** A ping is sent now; returns its number. */
    synchronized long beat(long nowNanos, long newestLease) {
        last++;
        unanswered.add(new Beat(last, nowNanos, newestLease));
        return last;
    }

    /** An answer came; returns the newest lease that the worker must know of, 0 for an answer that nobody asked for. */
    synchronized long answered(long number) {
        long known = 0;
        while (!unanswered.isEmpty() && unanswered.peek().number() <= number) {
            known = unanswered.poll().newestLease();
        }
        return known;
    }

    /** Whether the oldest ping has waited too long for its answer. */
    synchronized boolean isOverdue(long nowNanos) {
        return !unanswered.isEmpty() && nowNanos - unanswered.peek().sentNanos() > PATIENCE_NANOS;
    }
}
