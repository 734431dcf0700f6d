package org.hybridgrid.cluster.link;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import org.hybridgrid.model.Digest;
import org.hybridgrid.protocol.LinkMessage;
import org.hybridgrid.protocol.LinkVisitor;
import org.hybridgrid.protocol.MessageSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LinkTest {

    private static final LinkMessage.Hello HELLO = new LinkMessage.Hello(LinkMessage.VERSION, "node", "store");
    private static final InetAddress LOOPBACK = InetAddress.getLoopbackAddress();

    private final List<LinkMessage> received = new CopyOnWriteArrayList<>();
    private final List<String> ended = new CopyOnWriteArrayList<>();
    private final Traffic traffic = new Traffic();
    private LinkAcceptor acceptor;

    @BeforeEach
    void listen() throws IOException {
        acceptor = new LinkAcceptor(new ServerSocket(0, 50, LOOPBACK), HELLO, traffic, link -> new LinkSession(new Recorder(received), () -> ended.add("acceptor")));
        acceptor.start();
    }

    @AfterEach
    void close() throws IOException {
        acceptor.close();
    }

    private Link open(LinkMessage.Hello hello) throws IOException {
        return new LinkDialer(Socket::new, () -> hello, traffic).open(
                new InetSocketAddress(LOOPBACK, acceptor.port()), link -> new Recorder(received), (link, why) -> ended.add("dialler"));
    }

    /** Blobs of one piece each. */
    private static MessageSource blobs(int count, int size) {
        Random random = new Random(1);
        return new MessageSource() {
            private int made;

            @Override
            public LinkMessage next() {
                byte[] bytes = new byte[size];
                random.nextBytes(bytes);
                return made++ < count ? new LinkMessage.Blob(Digest.ofContent(bytes), true, bytes) : null;
            }

            @Override
            public void close() {
                // holds nothing
            }
        };
    }

    @Test
    void shouldCarryMessagesAndBulkWholeAndInOrder() throws IOException {
        try (Link link = open(HELLO)) {
            link.stream(blobs(50, 60_000));
            for (long i = 0; i < 1000; i++) {
                link.send(new LinkMessage.Ping(i));
            }
            await().until(() -> received.size() == 1050);
            List<Long> pings = received.stream().filter(LinkMessage.Ping.class::isInstance)
                    .map(message -> ((LinkMessage.Ping) message).number()).toList();
            assertEquals(java.util.stream.LongStream.range(0, 1000).boxed().toList(), pings);
            received.stream().filter(LinkMessage.Blob.class::isInstance).map(LinkMessage.Blob.class::cast)
                    .forEach(blob -> assertEquals(blob.digest(), Digest.ofContent(blob.bytes())));
            assertTrue(traffic.sentRaw() > 3_000_000);
        }
    }

    @Test
    void shouldLetASmallMessagePassABulkTransfer() throws IOException {
        try (Link link = open(HELLO)) {
            link.stream(blobs(2000, 60_000));
            await().until(() -> !received.isEmpty());
            link.send(new LinkMessage.Ping(1));
            await().until(() -> received.stream().anyMatch(LinkMessage.Ping.class::isInstance));
            assertTrue(received.size() < 2001, "the ping came after all " + received.size());
        }
    }

    @Test
    void shouldTellBothEndsOnceWhenOneCloses() throws IOException {
        Link link = open(HELLO);
        link.close();
        link.close();
        await().until(() -> ended.contains("acceptor"));
        await().during(Duration.ofMillis(200)).until(() -> ended.size() == 2);
        assertEquals(List.of("acceptor", "dialler"), ended.stream().sorted().toList());
    }

    @Test
    void shouldPartFromAPeerOfAnotherVersion() throws IOException {
        try (Link link = open(new LinkMessage.Hello(99, "node", "store"))) {
            await().until(() -> !link.isOpen());
        } catch (IOException e) {
            // refused before it was open: as good
        }
        assertTrue(received.isEmpty());
    }

    @Test
    void shouldSurviveNoiseAndGoOnServing() throws IOException {
        Random random = new Random(3);
        for (int i = 0; i < 30; i++) {
            try (Socket stranger = new Socket(LOOPBACK, acceptor.port())) {
                byte[] noise = new byte[random.nextInt(5000)];
                random.nextBytes(noise);
                OutputStream out = stranger.getOutputStream();
                out.write(noise);
                out.flush();
            } catch (IOException e) {
                // the acceptor hung up first
            }
        }
        shouldCarryMessagesAndBulkWholeAndInOrder();
    }

    /** Notes whatever comes. */
    private record Recorder(List<LinkMessage> received) implements LinkVisitor {
        @Override
        public void hello(LinkMessage.Hello hello) {
            received.add(hello);
        }

        @Override
        public void grant(LinkMessage.Grant grant) {
            received.add(grant);
        }

        @Override
        public void blob(LinkMessage.Blob blob) {
            received.add(blob);
        }

        @Override
        public void need(LinkMessage.Need need) {
            received.add(need);
        }

        @Override
        public void outputPart(LinkMessage.OutputPart part) {
            received.add(part);
        }

        @Override
        public void folded(LinkMessage.Folded folded) {
            received.add(folded);
        }

        @Override
        public void result(LinkMessage.Result result) {
            received.add(result);
        }

        @Override
        public void declined(LinkMessage.Declined declined) {
            received.add(declined);
        }

        @Override
        public void cancel(LinkMessage.Cancel cancel) {
            received.add(cancel);
        }

        @Override
        public void recall(LinkMessage.Recall recall) {
            received.add(recall);
        }

        @Override
        public void givenBack(LinkMessage.GivenBack givenBack) {
            received.add(givenBack);
        }

        @Override
        public void kept(LinkMessage.Kept kept) {
            received.add(kept);
        }

        @Override
        public void ping(LinkMessage.Ping ping) {
            received.add(ping);
        }

        @Override
        public void pong(LinkMessage.Pong pong) {
            received.add(pong);
        }
    }
}
