package org.hybridgrid.cluster.link;

import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.hybridgrid.protocol.Limits;
import org.hybridgrid.protocol.LinkMessage;
import org.hybridgrid.protocol.LinkVisitor;
import org.hybridgrid.protocol.MalformedMessageException;
import org.hybridgrid.protocol.MessageSource;
import org.hybridgrid.protocol.Outbox;
import org.hybridgrid.protocol.Reader;
import org.hybridgrid.protocol.StreamCompressor;
import org.hybridgrid.protocol.StreamDecompressor;
import org.hybridgrid.protocol.Writer;
import org.hybridgrid.protocol.elf.ColumnCompressor;
import org.hybridgrid.protocol.elf.ColumnDecompressor;
import org.hybridgrid.threads.DaemonThreads;

/**
 * One data link. {@link LinkDialer} makes it at the initiator, {@link LinkAcceptor} at the worker, each after
 * the TLS handshake; it ends when either end closes it, when the network breaks it, or when the peer sends what is
 * no message. Thread-safe.
 */
public final class Link implements Outbox, Closeable {

    /** How the link's owner learns of its end. */
    public interface EndListener {
        /** Called once, from any thread: one of the link's, or who closed it. The link is closed already. */
        void ended(Link link, String why);
    }

    private static final int FIRST_PIECE = 256 * 1024;
    private static final Logger LOG = Logger.getLogger(Link.class.getName());

    private final Socket socket;
    private final StreamCompressor compressor;
    private final StreamDecompressor decompressor;
    private final ColumnCompressor packer = new ColumnCompressor();
    private final ColumnDecompressor unpacker = new ColumnDecompressor();
    private final Traffic traffic;
    private final SendQueue queue = new SendQueue();
    private final AtomicBoolean ended = new AtomicBoolean();
    private volatile EndListener endListener = (link, why) -> { };
    private LinkMessage.Hello peer;

    /** @param memory what fits the messages that this end sends */
    Link(Socket socket, Traffic traffic, StreamCompressor.Memory memory) throws IOException {
        this.socket = socket;
        this.traffic = traffic;
        socket.setTcpNoDelay(true);
        compressor = new StreamCompressor(new BufferedOutputStream(socket.getOutputStream(), 16 * 1024), memory);
        decompressor = new StreamDecompressor(socket.getInputStream());
    }

    /** Says hello and waits for the peer's, before any thread runs. */
    LinkMessage.Hello greet(LinkMessage.Hello mine, int timeoutMs) throws IOException {
        write(mine);
        compressor.flush();
        return hear(timeoutMs);
    }

    /** Waits for the peer's hello, which must speak our version. */
    LinkMessage.Hello hear(int timeoutMs) throws IOException {
        socket.setSoTimeout(timeoutMs);
        LinkMessage first = read();
        socket.setSoTimeout(0);
        if (!(first instanceof LinkMessage.Hello hello)) {
            throw new IOException("the peer did not say hello");
        }
        if (hello.version() != LinkMessage.VERSION) {
            throw new IOException("the peer speaks version " + hello.version() + ", not " + LinkMessage.VERSION);
        }
        peer = hello;
        return hello;
    }

    void start(LinkVisitor visitor, EndListener listener) {
        endListener = listener;
        String name = socket.getInetAddress().getHostAddress() + ":" + socket.getPort();
        try {
            DaemonThreads.start("link-write " + name, this::writeAll);
            DaemonThreads.start("link-read " + name, () -> readAll(visitor));
        } catch (OutOfMemoryError e) { // no thread to be had
            end("no thread for it");
            throw e;
        }
    }

    /** What the peer said of itself. */
    public LinkMessage.Hello peer() {
        return peer;
    }

    /** The peer's address. */
    public InetAddress address() {
        return socket.getInetAddress();
    }

    /** Whether messages can still be sent. */
    public boolean isOpen() {
        return !ended.get();
    }

    @Override
    public void send(LinkMessage message) {
        queue.add(message);
    }

    @Override
    public void stream(MessageSource source) {
        if (!queue.add(source)) {
            closeQuietly(source);
        }
    }

    private void writeAll() {
        try {
            while (queue.await()) {
                sendWhatWaits();
            }
            end("closed here");
        } catch (IOException e) {
            end(e.getMessage());
        } catch (InterruptedException e) {
            end("interrupted");
            Thread.currentThread().interrupt();
        } catch (RuntimeException | Error e) {
            LOG.log(Level.WARNING, "a message could not be made", e);
            end("failed here: " + e);
        } finally {
            compressor.close();
            packer.close();
        }
    }

    /** Flushes once nothing is left, and behind the last of the small messages, which shall not wait for bulk to fill a block. */
    private void sendWhatWaits() throws IOException {
        boolean smallUnsent = false;
        for (LinkMessage message = queue.poll(); message != null; message = queue.poll()) {
            write(message);
            smallUnsent |= !isBulk(message);
            if (smallUnsent && !queue.holdsSmall()) {
                flush();
                smallUnsent = false;
            }
        }
        flush();
    }

    private static boolean isBulk(LinkMessage message) {
        return message instanceof LinkMessage.Blob || message instanceof LinkMessage.OutputPart || message instanceof LinkMessage.Folded;
    }

    private void write(LinkMessage message) throws IOException {
        LinkMessage packed = message;
        if (message instanceof LinkMessage.Folded folded) {
            byte[] lanes = packer.pack(folded.bytes());
            traffic.addSent(0, folded.bytes().length - lanes.length);
            packed = new LinkMessage.Folded(folded.lease(), folded.output(), lanes);
        }
        Writer body = new Writer();
        packed.write(body);
        byte[] bytes = body.toBytes();
        byte[] head = new Writer(5).u32(bytes.length).u8(message.type()).toBytes();
        compressor.write(head, 0, head.length);
        compressor.write(bytes, 0, bytes.length);
    }

    private void flush() throws IOException {
        compressor.flush();
        traffic.addSent(compressor.takeSentBytes(), compressor.takeRawBytes());
    }

    private void readAll(LinkVisitor visitor) {
        try {
            while (true) {
                read().accept(visitor);
            }
        } catch (IOException e) {
            end(e.getMessage());
        } catch (MalformedMessageException e) {
            end("the peer sent what is no message: " + e.getMessage());
        } catch (RuntimeException | Error e) {
            LOG.log(Level.WARNING, "a message could not be dealt with", e);
            end("failed here: " + e);
        } finally {
            decompressor.close();
            unpacker.close();
        }
    }

    private LinkMessage read() throws IOException {
        byte[] head = new byte[5];
        decompressor.readFully(head, 0, head.length);
        Reader header = new Reader(head);
        int length = header.u32();
        int type = header.u8();
        if (length < 0 || length > Limits.MESSAGE) {
            throw new MalformedMessageException("a message of " + Integer.toUnsignedString(length) + " bytes");
        }
        byte[] body = body(length);
        traffic.addReceived(decompressor.takeReceivedBytes(), decompressor.takeRawBytes());
        return unpacked(LinkMessage.decode(type, new Reader(body)));
    }

    /** Memory follows what comes, not what is announced. */
    private byte[] body(int length) throws IOException {
        byte[] body = new byte[Math.min(length, FIRST_PIECE)];
        int have = 0;
        while (true) {
            decompressor.readFully(body, have, body.length - have);
            have = body.length;
            if (have == length) {
                return body;
            }
            body = Arrays.copyOf(body, (int) Math.min(length, 2L * have));
        }
    }

    private LinkMessage unpacked(LinkMessage message) {
        if (!(message instanceof LinkMessage.Folded folded)) {
            return message;
        }
        byte[] columns = unpacker.unpack(folded.bytes());
        traffic.addReceived(0, columns.length - folded.bytes().length);
        return new LinkMessage.Folded(folded.lease(), folded.output(), columns);
    }

    private void end(String why) {
        if (ended.compareAndSet(false, true)) {
            closeQuietly(queue::close);
            closeQuietly(socket);
            endListener.ended(this, why == null ? "broken" : why);
        }
    }

    private static void closeQuietly(Closeable closeable) {
        try {
            closeable.close();
        } catch (IOException e) {
            // it is of no more use either way
        }
    }

    /** Gives up a link that was never started. */
    void abandon() {
        compressor.close();
        decompressor.close();
    }

    /** Ends the link; the end listener is called. */
    @Override
    public void close() {
        end("closed here");
    }
}
