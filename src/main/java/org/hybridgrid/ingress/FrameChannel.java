package org.hybridgrid.ingress;

import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.Arrays;
import org.hybridgrid.protocol.ClientMessage;
import org.hybridgrid.protocol.Limits;
import org.hybridgrid.protocol.MalformedMessageException;
import org.hybridgrid.protocol.NodeMessage;

/** A client's socket as messages. One thread reads; writes are safe from any thread. */
final class FrameChannel implements Closeable {

    private static final int HEADER = 5;
    private static final int FIRST_PIECE = 64 * 1024;

    private final SocketChannel channel;

    FrameChannel(SocketChannel channel) {
        this.channel = channel;
    }

    /**
     * The next message.
     *
     * @throws EOFException if the client has closed
     */
    ClientMessage read() throws IOException {
        ByteBuffer header = fill(ByteBuffer.allocate(HEADER));
        int length = header.getInt();
        int type = header.get() & 0xff;
        if (length < 0 || length > Limits.MESSAGE) {
            throw new MalformedMessageException("a frame of " + Integer.toUnsignedString(length) + " bytes");
        }
        return ClientMessage.decode(type, payload(length));
    }

    /** Memory follows what comes, not what is announced: a stranger to the protocol can announce anything. */
    private byte[] payload(int length) throws IOException {
        byte[] payload = new byte[Math.min(length, FIRST_PIECE)];
        int have = 0;
        while (true) {
            fill(ByteBuffer.wrap(payload, have, payload.length - have));
            have = payload.length;
            if (have == length) {
                return payload;
            }
            payload = Arrays.copyOf(payload, (int) Math.min(length, 2L * payload.length));
        }
    }

    private ByteBuffer fill(ByteBuffer buffer) throws IOException {
        while (buffer.hasRemaining()) {
            if (channel.read(buffer) < 0) {
                throw new EOFException("the client has closed");
            }
        }
        return buffer.flip();
    }

    void write(NodeMessage message) throws IOException {
        ByteBuffer frame = ByteBuffer.wrap(message.frame());
        synchronized (this) {
            while (frame.hasRemaining()) {
                channel.write(frame);
            }
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
