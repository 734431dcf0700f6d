package org.hybridgrid.cluster.neighbour;

/** At most {@value #PER_SECOND} answers in any second of the clock. Pure; one thread. */
final class AnswerLimit {

    static final int PER_SECOND = 20;

    private static final long SECOND_NANOS = 1_000_000_000L;

    private long since;
    private int answered = PER_SECOND;
    private boolean started;

    boolean allows(long nanos) {
        if (!started || nanos - since >= SECOND_NANOS) {
            started = true;
            since = nanos;
            answered = 0;
        }
        return ++answered <= PER_SECOND;
    }
}
