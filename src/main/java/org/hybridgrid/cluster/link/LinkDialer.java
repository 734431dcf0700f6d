package org.hybridgrid.cluster.link;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.function.Function;
import java.util.function.Supplier;
import org.hybridgrid.protocol.StreamCompressor;
import org.hybridgrid.protocol.LinkMessage;
import org.hybridgrid.protocol.LinkVisitor;

/** Opens links to workers. Thread-safe. */
public final class LinkDialer {

    /** A peer that does not answer within this time is not worth waiting for: a local compile is quicker. */
    private static final int TIMEOUT_MS = 5_000;

    private final Supplier<Socket> sockets;
    private final Supplier<LinkMessage.Hello> hello;
    private final Traffic traffic;

    /**
     * A dialer that introduces itself so.
     *
     * @param sockets makes sockets whose {@code connect} ends with the peer proved
     */
    public LinkDialer(Supplier<Socket> sockets, Supplier<LinkMessage.Hello> hello, Traffic traffic) {
        this.sockets = sockets;
        this.hello = hello;
        this.traffic = traffic;
    }

    /**
     * Opens a link; blocks until both have said hello.
     *
     * @param visitor makes the receiver of the peer's messages, once it is known who the peer is
     * @throws IOException if the peer can't be reached, is none of the cluster or speaks another version
     */
    public Link open(InetSocketAddress address, Function<Link, LinkVisitor> visitor, Link.EndListener end)
            throws IOException {
        Socket socket = sockets.get();
        try {
            socket.connect(address, TIMEOUT_MS);
            Link link = new Link(socket, traffic, StreamCompressor.Memory.INPUTS);
            greet(link);
            link.start(visitor.apply(link), end);
            return link;
        } catch (IOException | RuntimeException | OutOfMemoryError e) {
            socket.close();
            throw e;
        }
    }

    private void greet(Link link) throws IOException {
        try {
            link.greet(hello.get(), TIMEOUT_MS);
        } catch (IOException | RuntimeException e) {
            link.abandon();
            throw e;
        }
    }
}
