package org.hybridgrid.ingress;

import java.io.Closeable;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.hybridgrid.initiator.Initiator;
import org.hybridgrid.threads.DaemonThreads;

/** Listens on the node's Unix socket. Made once the node can answer, closed first of all at its end. Thread-safe. */
public final class ClientListener implements Closeable {

    private static final Logger LOG = Logger.getLogger(ClientListener.class.getName());
    private static final int BACKLOG = 1024;

    private final Path path;
    private final ServerSocketChannel server;
    private final Initiator initiator;
    private final Control control;
    private final WaitingClients waiting = new WaitingClients();
    private final Uncounted uncounted = new Uncounted(Uncounted.PATIENCE_MS);
    private final Set<SocketChannel> open = ConcurrentHashMap.newKeySet();
    private final ExecutorService threads = new ThreadPoolExecutor(0, Integer.MAX_VALUE, 10, TimeUnit.SECONDS,
            new SynchronousQueue<>(), DaemonThreads.named("client"));

    /**
     * Binds the socket; a file of that name that nobody listens on any more is replaced.
     *
     * @throws IOException if it can't be bound
     */
    public ClientListener(Path path, Initiator initiator, Control control) throws IOException {
        this.path = path;
        this.initiator = initiator;
        this.control = control;
        Files.deleteIfExists(path);
        server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        server.bind(UnixDomainSocketAddress.of(path), BACKLOG);
    }

    /** Begins to accept clients. */
    public void start() {
        DaemonThreads.start("client-accept", this::acceptAll);
    }

    private void acceptAll() {
        while (server.isOpen()) {
            try {
                begin(server.accept());
            } catch (IOException e) {
                if (server.isOpen()) {
                    LOG.log(Level.WARNING, "a client was lost before it was accepted", e);
                    DaemonThreads.pauseForWant();
                }
            }
        }
    }

    /** A client that finds its connection closed runs the compiler itself. */
    private void begin(SocketChannel client) throws IOException {
        open.add(client);
        try {
            threads.execute(() -> serve(client));
        } catch (RejectedExecutionException | OutOfMemoryError e) {
            // No thread can be made now: a limit of processes, not of the heap.
            open.remove(client);
            client.close();
            throw new IOException(e);
        }
    }

    private void serve(SocketChannel client) {
        try {
            new ClientConnection(new FrameChannel(client), initiator, control, threads, waiting, uncounted).serve();
        } finally {
            open.remove(client);
        }
    }

    /** Stops to accept clients; those that are here are served on. */
    public void refuse() throws IOException {
        server.close();
        Files.deleteIfExists(path);
    }

    /** Whether no client is being served. */
    public boolean isIdle() {
        return open.isEmpty();
    }

    @Override
    public void close() throws IOException {
        refuse();
        waiting.close();
        for (SocketChannel client : open) {
            client.close();
        }
        threads.shutdown();
    }
}
