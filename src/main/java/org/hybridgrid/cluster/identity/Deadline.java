package org.hybridgrid.cluster.identity;

import java.io.IOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.hybridgrid.threads.DaemonThreads;

/** Closes a socket when something has taken too long: the one way to end a blocked read. */
final class Deadline {

    private static final ScheduledThreadPoolExecutor TIMER = DaemonThreads.clock("hybridgrid-deadline");

    private final Socket socket;
    private final ScheduledFuture<?> closing;
    private volatile boolean passed;

    private Deadline(int millis, Socket socket) {
        this.socket = socket;
        closing = TIMER.schedule(this::pass, millis, TimeUnit.MILLISECONDS);
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
