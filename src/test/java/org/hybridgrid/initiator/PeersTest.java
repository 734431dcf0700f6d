package org.hybridgrid.initiator;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.lang.reflect.Proxy;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.hybridgrid.cluster.link.Link;
import org.hybridgrid.cluster.link.LinkAcceptor;
import org.hybridgrid.cluster.link.LinkDialer;
import org.hybridgrid.cluster.link.LinkSession;
import org.hybridgrid.cluster.link.Traffic;
import org.hybridgrid.model.Fault;
import org.hybridgrid.protocol.LinkMessage;
import org.hybridgrid.protocol.LinkVisitor;
import org.hybridgrid.protocol.Room;
import org.hybridgrid.protocol.StealRequest;
import org.hybridgrid.schedule.Slots;
import org.hybridgrid.schedule.SpeedGauge;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Links to a worker that is nothing but the other end. */
class PeersTest {

    private static final InetAddress LOOPBACK = InetAddress.getLoopbackAddress();
    private static final LinkMessage.Hello HELLO = new LinkMessage.Hello(LinkMessage.VERSION, "node", "store");

    private final List<LinkMessage.Grant> grants = new CopyOnWriteArrayList<>();
    private final AtomicInteger accepted = new AtomicInteger();
    private final AtomicInteger ended = new AtomicInteger();
    private final AtomicInteger statements = new AtomicInteger();
    private LinkAcceptor acceptor;
    private Peers peers;
    private Dispatcher dispatcher;

    @BeforeEach
    void listen(@TempDir Path spool) throws IOException {
        acceptor = new LinkAcceptor(new ServerSocket(0, 50, LOOPBACK), HELLO, new Traffic(), this::accept);
        acceptor.start();
        Events nobody = CountedEvents.into(new CopyOnWriteArrayList<>());
        peers = new Peers(new LinkDialer(Socket::new, () -> HELLO, new Traffic()), spool, nobody, new Quarantine(), Duration.ofMillis(300));
        dispatcher = new Dispatcher(new Slots(0, () -> 4000, () -> { }), new SpeedGauge(), 2, peers);
        peers.attach(dispatcher);
    }

    @AfterEach
    void close() throws IOException {
        peers.close();
        acceptor.close();
    }

    /** A worker that gives back what it gets as one that is busy, and asks anew when its link ends. */
    private LinkSession accept(Link link) {
        accepted.incrementAndGet();
        LinkVisitor visitor = (LinkVisitor) Proxy.newProxyInstance(LinkVisitor.class.getClassLoader(),
                new Class<?>[] {LinkVisitor.class}, (proxy, method, arguments) -> {
                    if (arguments[0] instanceof LinkMessage.Grant grant) {
                        grants.add(grant);
                        link.send(new LinkMessage.Declined(grant.lease(), Fault.WORKER_BUSY, "", room(0)));
                    }
                    return null;
                });
        return new LinkSession(visitor, () -> {
            ended.incrementAndGet();
            ask(0);
        });
    }

    private Room room(int free) {
        return new Room(free, 0, statements.incrementAndGet(), 1);
    }

    private void ask(int free) {
        dispatcher.asks(new Peer("worker", "worker", new InetSocketAddress(LOOPBACK, acceptor.port())),
                new StealRequest(room(free), 1, 4000, List.of(DispatcherFixture.GCC)));
    }

    private void grant() {
        int before = grants.size();
        ask(1);
        dispatcher.submit(DispatcherFixture.action(10, DispatcherFixture.GCC));
        await().until(() -> grants.size() > before);
    }

    @Test
    void shouldCloseALinkThatNobodyUsesAndOpenAnotherForTheNextGrant() {
        grant();
        await().until(() -> ended.get() == 1);
        grant();
        assertEquals(2, accepted.get());
    }
}
