package org.hybridgrid.node;

import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.hybridgrid.threads.DaemonThreads;

/**
 * Does something soon after it was asked to, once for all requests that came in the meantime, on a thread of its own. Breaks what would otherwise be calls in a circle: a slot is given back under a lock, and what follows takes
 * slots. Thread-safe.
 */
final class Kick implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(Kick.class.getName());

    private final Runnable action;
    private final long delayMs;
    private final AtomicBoolean wanted = new AtomicBoolean();
    private final ScheduledThreadPoolExecutor thread;

    Kick(String name, long delayMs, Runnable action) {
        this.action = action;
        this.delayMs = delayMs;
        thread = DaemonThreads.clock(name);
    }

    void soon() {
        if (wanted.compareAndSet(false, true)) {
            thread.schedule(this::run, delayMs, TimeUnit.MILLISECONDS);
        }
    }

    private void run() {
        wanted.set(false);
        try {
            action.run();
        } catch (RuntimeException | OutOfMemoryError e) {
            LOG.log(Level.WARNING, "a change was not passed on", e);
        }
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
