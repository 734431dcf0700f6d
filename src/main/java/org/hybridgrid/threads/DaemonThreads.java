package org.hybridgrid.threads;

import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** Makes threads that don't keep the JVM alive. */
public final class DaemonThreads {

    /** A node has some for each peer and each client; none of them goes deep. */
    private static final long STACK_BYTES = 512 * 1024;
    /** How long to wait where threads or descriptors have run out: to try again at once would only burn CPU. */
    private static final long WANT_MS = 100;

    private DaemonThreads() {
    }

    /** A thread that is not started yet. */
    public static Thread thread(String name, Runnable body) {
        Thread thread = new Thread(null, body, name, STACK_BYTES);
        thread.setDaemon(true);
        return thread;
    }

    /** A thread that runs. */
    public static Thread start(String name, Runnable body) {
        Thread thread = thread(name, body);
        thread.start();
        return thread;
    }

    /** For executors; all its threads have one name. */
    public static ThreadFactory named(String name) {
        return body -> thread(name, body);
    }

    /**
     * One thread for what is to happen later, there from the start: who schedules something must not fail for want of a thread. Cancelled
     * tasks leave its queue; after its end it takes tasks and does none.
     */
    public static ScheduledThreadPoolExecutor clock(String name) {
        ScheduledThreadPoolExecutor clock = new ScheduledThreadPoolExecutor(1, named(name), new ThreadPoolExecutor.DiscardPolicy());
        clock.setRemoveOnCancelPolicy(true);
        try {
            clock.prestartCoreThread();
        } catch (OutOfMemoryError e) {
            // No thread is to be had now: the first task tries again.
        }
        return clock;
    }

    /** Waits a moment after threads or descriptors were found to have run out. */
    public static void pauseForWant() {
        try {
            TimeUnit.MILLISECONDS.sleep(WANT_MS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
