package org.hybridgrid.node;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.hybridgrid.threads.DaemonThreads;

/**
 * The secret while its key is derived on a thread of its own: the first signature of a JVM takes a fifth of a second, in which the rest of a node
 * can be put together.
 */
final class PendingSecret {

    private final FutureTask<Secret> task;

    private PendingSecret(NodeSettings settings) {
        task = new FutureTask<>(() -> Secret.of(settings));
    }

    /** Begins. */
    static PendingSecret of(NodeSettings settings) {
        PendingSecret pending = new PendingSecret(settings);
        DaemonThreads.start("node-secret", pending.task);
        return pending;
    }

    /**
     * Waits for the end.
     *
     * @throws NodeException if the secret makes no sense, or can't be read or kept
     */
    Secret get() throws NodeException {
        try {
            return task.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof NodeException cause) {
                throw cause;
            }
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new NodeException("interrupted");
        }
    }
}
