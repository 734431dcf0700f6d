package org.hybridgrid.ingress;

import java.util.concurrent.TimeUnit;

/**
 * Clients that know how their compile ended while the node has yet to count it: whoever asks for the statistics after a build shall find
 * its last compile in them. Thread-safe.
 */
final class Uncounted {

    /** A client that has its answer is gone within milliseconds, unless it is stopped. */
    static final long PATIENCE_MS = 200;

    private final long patienceMs;
    private int clients;

    Uncounted(long patienceMs) {
        this.patienceMs = patienceMs;
    }

    synchronized void answered() {
        clients++;
    }

    synchronized void counted() {
        clients--;
        notifyAll();
    }

    /** Waits until nobody's compile is uncounted, but not for long. */
    synchronized void await() throws InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(patienceMs);
        for (long left = patienceMs; clients > 0 && left > 0; left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime())) {
            wait(left);
        }
    }
}
