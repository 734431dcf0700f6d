package org.hybridgrid.ingress;

import java.io.IOException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.hybridgrid.protocol.NodeMessage;
import org.hybridgrid.threads.DaemonThreads;

/**
 * Tells clients that wait long that the node is still at work on their compile; else they would take it for hung. Its clock runs only while
 * someone waits. Thread-safe.
 */
final class WaitingClients {

    private static final long PING_SECONDS = 5;

    /** A stretch of a journey. */
    interface Stretch<T> {
        T travel() throws InterruptedException;
    }

    private final Set<FrameChannel> waiting = ConcurrentHashMap.newKeySet();
    private final AtomicBoolean scheduled = new AtomicBoolean();
    private final ScheduledThreadPoolExecutor clock = DaemonThreads.clock("client-ping");

    <T> T keepInformed(FrameChannel client, Stretch<T> stretch) throws InterruptedException {
        waiting.add(client);
        schedule();
        try {
            return stretch.travel();
        } finally {
            waiting.remove(client);
        }
    }

    private void schedule() {
        if (scheduled.compareAndSet(false, true)) {
            clock.schedule(this::pingAll, PING_SECONDS, TimeUnit.SECONDS);
        }
    }

    private void pingAll() {
        scheduled.set(false);
        for (FrameChannel client : waiting) {
            try {
                client.write(new NodeMessage.Ping());
            } catch (IOException e) {
                // Its reader sees the end as well.
            }
        }
        if (!waiting.isEmpty()) {
            schedule();
        }
    }

    void close() {
        clock.shutdownNow();
    }
}
