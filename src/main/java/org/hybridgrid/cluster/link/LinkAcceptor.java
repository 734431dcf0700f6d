package org.hybridgrid.cluster.link;

import java.io.Closeable;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.hybridgrid.protocol.StreamCompressor;
import org.hybridgrid.protocol.LinkMessage;
import org.hybridgrid.threads.DaemonThreads;

/** Waits for links of initiators. Its server socket gives only peers that have proved the secret. Thread-safe. */
public final class LinkAcceptor implements Closeable {

    private static final Logger LOG = Logger.getLogger(LinkAcceptor.class.getName());
    private static final int TIMEOUT_MS = 10_000;

    private final ServerSocket server;
    private final LinkMessage.Hello hello;
    private final Traffic traffic;
    private final Function<Link, LinkSession> sessions;
    private final Set<Link> open = ConcurrentHashMap.newKeySet();

    /**
     * {@link #start} begins to accept.
     *
     * @param server bound, and closed with this
     * @param sessions makes the receiver of an initiator's messages
     */
    public LinkAcceptor(ServerSocket server, LinkMessage.Hello hello, Traffic traffic, Function<Link, LinkSession> sessions) {
        this.server = server;
        this.hello = hello;
        this.traffic = traffic;
        this.sessions = sessions;
    }

    /** The port that initiators connect to. */
    public int port() {
        return server.getLocalPort();
    }

    /** Begins to accept links. */
    public void start() {
        DaemonThreads.start("link-accept", this::acceptAll);
    }

    private void acceptAll() {
        while (!server.isClosed()) {
            try {
                begin(server.accept());
            } catch (IOException e) {
                if (!server.isClosed()) {
                    LOG.log(Level.FINE, "a connection was lost before it was accepted", e);
                    DaemonThreads.pauseForWant();
                }
            }
        }
    }

    private void begin(Socket socket) throws IOException {
        try {
            DaemonThreads.start("link-greet", () -> greet(socket));
        } catch (OutOfMemoryError e) { // no thread can be made
            socket.close();
            throw new IOException(e);
        }
    }

    private void greet(Socket socket) {
        try {
            Link link = new Link(socket, traffic, StreamCompressor.Memory.RESULTS);
            hear(link);
            link.send(hello);
            LinkSession session = sessions.apply(link);
            open.add(link);
            link.start(session.visitor(), (ended, why) -> {
                open.remove(ended);
                session.ended().run();
            });
        } catch (IOException | RuntimeException | OutOfMemoryError e) {
            LOG.log(Level.FINE, "refused a connection from " + socket.getInetAddress(), e);
            try {
                socket.close();
            } catch (IOException closing) {
                // it is of no more use either way
            }
        }
    }

    private static void hear(Link link) throws IOException {
        try {
            link.hear(TIMEOUT_MS);
        } catch (IOException | RuntimeException e) {
            link.abandon();
            throw e;
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
        open.forEach(Link::close);
    }
}
