package org.hybridgrid.initiator;

import java.util.concurrent.atomic.AtomicBoolean;

/** A slot of this machine, held by a client's compiler. Given back once, however often it is closed. Thread-safe. */
public final class LocalTurn implements AutoCloseable {

    /** Takes what a finished run measured. */
    interface Measured {
        void ran(boolean succeeded, double cpuMs, double wallMs, long peakKib);
    }

    private final Runnable release;
    private final Measured measured;
    private final long startedNanos = System.nanoTime();
    private final AtomicBoolean open = new AtomicBoolean(true);

    LocalTurn(Runnable release, Measured measured) {
        this.release = release;
        this.measured = measured;
    }

    /**
     * The client said how its compiler ended.
     *
     * @param waitStatus as {@code wait4} gives it
     * @param cpuMicros user and system time
     * @param peakKib largest resident set; 0 if unknown
     */
    public void finished(int waitStatus, long cpuMicros, long peakKib) {
        measured.ran(waitStatus == 0, cpuMicros / 1000.0, (System.nanoTime() - startedNanos) / 1e6, peakKib);
        close();
    }

    @Override
    public void close() {
        if (open.compareAndSet(true, false)) {
            release.run();
        }
    }
}
