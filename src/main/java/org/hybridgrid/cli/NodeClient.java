package org.hybridgrid.cli;

import java.io.EOFException;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.AsynchronousCloseException;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.hybridgrid.node.StateDirectory;
import org.hybridgrid.protocol.ClientMessage;
import org.hybridgrid.protocol.Limits;
import org.hybridgrid.protocol.NodeMessage;
import org.hybridgrid.protocol.Reader;
import org.hybridgrid.protocol.Writer;
import org.hybridgrid.threads.DaemonThreads;

/** Asks the node of a state directory over its socket. */
final class NodeClient {

    private static final int CONTROL = 4;
    private static final int REPLY = 23;
    /** A node that was stopped accepts, and never answers. */
    private static final int PATIENCE_SECONDS = 60;

    private final Path socket;

    NodeClient(StateDirectory state) {
        this.socket = state.socket();
    }

    /** The node that this process' environment means. */
    static NodeClient ofEnvironment() {
        return new NodeClient(StateDirectory.of(System.getenv()));
    }

    /** Sends a control command and waits for the answer. */
    NodeMessage.Reply ask(String... words) throws NoNodeException, IOException {
        try (SocketChannel channel = connect()) {
            DaemonThreads.start("patience", () -> closeAfterPatience(channel));
            Writer payload = new Writer().u32(ClientMessage.VERSION).u32(words.length);
            List.of(words).forEach(payload::longString);
            byte[] body = payload.toBytes();
            Writer frame = new Writer().u32(body.length).u8(CONTROL).raw(body, 0, body.length);
            ByteBuffer out = ByteBuffer.wrap(frame.toBytes());
            while (out.hasRemaining()) {
                channel.write(out);
            }
            return reply(channel);
        } catch (EOFException e) {
            throw new IOException("the node ended before it answered", e);
        } catch (AsynchronousCloseException e) {
            throw new IOException("the node did not answer for " + PATIENCE_SECONDS + " s", e);
        }
    }

    private static void closeAfterPatience(SocketChannel channel) {
        try {
            TimeUnit.SECONDS.sleep(PATIENCE_SECONDS);
            channel.close();
        } catch (IOException | InterruptedException e) {
            // Whoever reads from it is woken by the end of the process.
        }
    }

    private SocketChannel connect() throws NoNodeException, IOException {
        SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX);
        try {
            channel.connect(UnixDomainSocketAddress.of(socket));
            return channel;
        } catch (IOException e) {
            channel.close();
            throw new NoNodeException(socket);
        }
    }

    private static NodeMessage.Reply reply(SocketChannel channel) throws IOException {
        ByteBuffer header = fill(channel, ByteBuffer.allocate(5));
        int length = header.getInt();
        int type = header.get();
        if (type != REPLY || length < 0 || length > Limits.MESSAGE) {
            throw new IOException("the node answered with what is no reply");
        }
        Reader in = new Reader(fill(channel, ByteBuffer.allocate(length)).array());
        return new NodeMessage.Reply(in.u8(), in.longString());
    }

    private static ByteBuffer fill(SocketChannel channel, ByteBuffer buffer) throws IOException {
        while (buffer.hasRemaining()) {
            if (channel.read(buffer) < 0) {
                throw new EOFException();
            }
        }
        return buffer.flip();
    }
}
