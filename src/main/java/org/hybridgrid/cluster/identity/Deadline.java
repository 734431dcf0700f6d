package org.hybridgrid.cluster.identity;

import java.io.IOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** Closes a socket when something has taken too long: the one way to end a blocked read. */
final class Deadline {

    private static final ScheduledThreadPoolExecutor TIMER = timer();

    private final Socket socket;
    private final ScheduledFuture<?> closing;
    private volatile boolean passed;

    private Deadline(int millis, Socket socket) {
        this.socket = socket;
        closing = TIMER.schedule(this::pass, millis, TimeUnit.MILLISECONDS);
    }

    /** One thread for all, gone while there is nothing to watch. */
    private static ScheduledThreadPoolExecutor timer() {
        ScheduledThreadPoolExecutor timer = new ScheduledThreadPoolExecutor(1, task -> {
            Thread thread = new Thread(task, "hybridgrid-deadline");
            thread.setDaemon(true);
            return thread;
        });
        timer.setKeepAliveTime(5, TimeUnit.SECONDS);
        timer.allowCoreThreadTimeOut(true);
        timer.setRemoveOnCancelPolicy(true);
        return timer;
    }

    static Deadline of(int millis, Socket socket) {
        return new Deadline(millis, socket);
    }

    private void pass() {
        passed = true;
        try {
            socket.close();
        } catch (IOException e) {
            // Closed enough: whoever reads from it has been woken.
        }
    }

    /** It was in time; from now on the socket is left alone. */
    void met() throws SocketTimeoutException {
        if (!closing.cancel(false)) {
            throw new SocketTimeoutException("too slow");
        }
    }

    /** Whether the socket was closed for being late. */
    boolean passed() {
        return passed;
    }

    void cancel() {
        closing.cancel(false);
    }
}
