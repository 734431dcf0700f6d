package org.hybridgrid.cluster.load;

/**
 * How soon something may be sent: at once after a pause, else no sooner than a gap after the last time; a sharp change
 * has a shorter gap. Pure: times in nanoseconds of any one clock. Not thread-safe.
 */
public final class Pacer {

    /** Every two seconds: fresh enough for a person who looks at the status. */
    public static final long GAP_NANOS = 2_000_000_000L;

    /** Twenty times a second, for what changes what others do. */
    public static final long SHARP_GAP_NANOS = 50_000_000L;

    private boolean ever;
    private long lastNanos;
    private boolean wanted;
    private boolean sharp;

    /** Something is to be sent. */
    public void want(boolean sharply) {
        wanted = true;
        sharp |= sharply;
    }

    public boolean isWanted() {
        return wanted;
    }

    /** Nanoseconds until it may be sent, 0 or less for now. Only of use while something is wanted. */
    public long waitNanos(long now) {
        return ever ? lastNanos + (sharp ? SHARP_GAP_NANOS : GAP_NANOS) - now : 0;
    }

    /** It was sent. */
    public void sent(long now) {
        ever = true;
        lastNanos = now;
        wanted = false;
        sharp = false;
    }
}
