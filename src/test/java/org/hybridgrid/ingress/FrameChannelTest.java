package org.hybridgrid.ingress;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.EOFException;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.hybridgrid.protocol.ClientMessage;
import org.hybridgrid.protocol.MalformedMessageException;
import org.hybridgrid.protocol.Writer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FrameChannelTest {

    @TempDir
    private Path directory;
    private ServerSocketChannel server;
    private SocketChannel client;
    private FrameChannel channel;

    @BeforeEach
    void connect() throws IOException {
        UnixDomainSocketAddress address = UnixDomainSocketAddress.of(directory.resolve("s"));
        server = ServerSocketChannel.open(StandardProtocolFamily.UNIX).bind(address);
        client = SocketChannel.open(address);
        channel = new FrameChannel(server.accept());
    }

    @AfterEach
    void close() throws IOException {
        client.close();
        channel.close();
        server.close();
    }

    private void send(int length, int type, byte[] payload) throws IOException {
        ByteBuffer frame = ByteBuffer.wrap(new Writer().u32(length).u8(type).raw(payload, 0, payload.length).toBytes());
        Thread sender = new Thread(() -> {
            try {
                while (frame.hasRemaining()) {
                    client.write(frame);
                }
                client.shutdownOutput();
            } catch (IOException e) {
                // the reader hung up
            }
        });
        sender.start();
    }

    @Test
    void shouldReadAFrameOfAMegabyte() throws IOException {
        List<String> words = new ArrayList<>(Collections.nCopies(10_000, "x".repeat(100)));
        Writer payload = new Writer().u32(1).u32(words.size());
        words.forEach(payload::longString);
        send(payload.size(), 4, payload.toBytes());
        assertEquals(new ClientMessage.Control(words), channel.read());
    }

    @Test
    void shouldTakeNoMemoryForWhatIsOnlyAnnounced() throws IOException {
        send(60 * 1024 * 1024, 1, new byte[1000]);
        long before = Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
        assertThrows(EOFException.class, channel::read);
        long after = Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
        assertEquals(0, Math.max(0, after - before) / (30 * 1024 * 1024));
    }

    @Test
    void shouldRefuseAFrameLongerThanAny() throws IOException {
        send(-1, 1, new byte[10]);
        assertThrows(MalformedMessageException.class, channel::read);
    }
}
