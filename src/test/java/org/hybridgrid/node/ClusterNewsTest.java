package org.hybridgrid.node;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.hybridgrid.cluster.link.LinkDialer;
import org.hybridgrid.cluster.link.Traffic;
import org.hybridgrid.cluster.load.LoadReport;
import org.hybridgrid.cluster.load.Sandbox;
import org.hybridgrid.cluster.member.Member;
import org.hybridgrid.cluster.member.View;
import org.hybridgrid.initiator.CountedEvents;
import org.hybridgrid.initiator.Explanation;
import org.hybridgrid.initiator.Initiator;
import org.hybridgrid.protocol.ClientMessage;
import org.hybridgrid.protocol.HistoryMessage;
import org.hybridgrid.protocol.LinkMessage;
import org.hybridgrid.protocol.Room;
import org.hybridgrid.protocol.StealRequest;
import org.hybridgrid.schedule.CostModel;
import org.hybridgrid.schedule.Slots;
import org.hybridgrid.schedule.SpeedGauge;
import org.hybridgrid.toolchain.Hasher;
import org.hybridgrid.toolchain.Toolchains;
import org.hybridgrid.worker.Worker;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A node and what it is told by two others; whether a worker is known shows in what {@code explain} says. */
class ClusterNewsTest {

    private static final String SEARCH_PATH = "/usr/bin:/bin";
    private static final Path GCC = Path.of("/usr/bin/gcc");
    private static final Member SELF = Nodes.member(1, "self");
    private static final Member WORKER = Nodes.member(2, "worker");
    private static final Member OTHER = Nodes.member(3, "other");

    private final Slots slots = new Slots(1, () -> 4000, () -> { });
    private final AtomicInteger changes = new AtomicInteger();
    private final List<String> notices = new ArrayList<>();
    private Path sources;
    private Toolchains toolchains;
    private Worker worker;
    private Initiator initiator;
    private SharedHistory history;
    private ClusterNews news;

    @BeforeEach
    void start(@TempDir Path directory) throws IOException {
        Path base = directory.toRealPath();
        sources = Files.createDirectories(base.resolve("sources"));
        Files.writeString(sources.resolve("a.c"), "int a;\n");
        toolchains = new Toolchains(Files.createDirectories(base.resolve("state")), SEARCH_PATH, Hasher.plain(), found -> { });
        worker = Nodes.idleWorker(base, slots);
        CostModel costs = new CostModel(() -> { });
        initiator = new Initiator(toolchains, SEARCH_PATH, costs, slots, new SpeedGauge(), 2,
                new LinkDialer(Socket::new, () -> new LinkMessage.Hello(LinkMessage.VERSION, "self", "store"), new Traffic()),
                Files.createDirectories(base.resolve("tmp")), base.resolve("verify"), CountedEvents.into(new CopyOnWriteArrayList<>()));
        history = new SharedHistory(costs, (to, message) -> true);
        StealRequests requests = new StealRequests(worker, slots, List::of, id -> 0, id -> false, (member, message) -> { });
        news = new ClusterNews(initiator, worker, new InitiatorSessions(worker), requests, history, changes::incrementAndGet, notices::add);
    }

    @AfterEach
    void stop() {
        news.close();
        history.close();
        initiator.close();
        worker.close();
    }

    private static View view(long id, Member... members) {
        return new View(id, SELF, List.of(members));
    }

    private byte[] request() {
        return new StealRequest(new Room(1, 0, 1, 1.0), 1, 4000, List.of(toolchains.forDriver(GCC).orElseThrow().fingerprint())).encode();
    }

    /** The name of the node that would get a compile while this machine's only slot is in use; empty if nobody is known who could. */
    private String thief() {
        slots.takeLocal();
        try {
            Explanation told = initiator.explain(new ClientMessage.Compile(List.of(GCC.toString(), "-c", "a.c"), sources.toString(),
                    Map.of("PATH", SEARCH_PATH), 022, false, false, 1, true), true);
            return told.outcome().equals("remote") ? told.steal().node() : "";
        } finally {
            slots.releaseLocal();
        }
    }

    private static LoadReport queueing(Member member, int actions) {
        return new LoadReport(member.id(), 1, 1, 0, 1, actions, 100, 1.0, 4000, Sandbox.FULL, List.of());
    }

    @Test
    void shouldPassOnWhatAWorkerOffers() {
        news.membersChanged(view(1, SELF, WORKER));
        assertEquals("", thief());
        news.received(WORKER, request());
        assertEquals("worker", thief());
    }

    @Test
    void shouldForgetAWorkerThatHasLeft() {
        news.membersChanged(view(1, SELF, WORKER, OTHER));
        news.received(WORKER, request());
        news.membersChanged(view(2, SELF, OTHER));
        assertEquals("", thief());
    }

    @Test
    void shouldKeepTheNewerOfTwoViewsThatComeInTheWrongOrder() {
        news.membersChanged(view(2, SELF, WORKER));
        news.received(WORKER, request());
        news.membersChanged(view(1, SELF));
        assertEquals("worker", thief());
        assertEquals(2, news.view().id());
        assertEquals(1, changes.get());
    }

    @Test
    void shouldHearAnOfferThatCameBeforeTheViewWithItsSender() {
        news.received(WORKER, request());
        news.membersChanged(view(1, SELF, WORKER));
        assertEquals("worker", thief());
    }

    @Test
    void shouldOutliveWhatIsNoMessage() {
        news.membersChanged(view(1, SELF, WORKER));
        for (byte[] garbage : List.of(new byte[0], new byte[] {(byte) StealRequest.TYPE}, new byte[] {(byte) HistoryMessage.TYPE, 99}, new byte[] {127, 1, 2})) {
            assertDoesNotThrow(() -> news.received(WORKER, garbage));
        }
        news.received(WORKER, request());
        assertEquals("worker", thief());
    }

    @Test
    void shouldTellTheWorkerWhoHasActionsThatWait() {
        news.membersChanged(view(1, SELF, WORKER, OTHER));
        news.loadChanged(Map.of(OTHER.id(), queueing(OTHER, 3), WORKER.id(), queueing(WORKER, 0)));
        assertTrue(worker.isAwaitedBy(OTHER.id().hex()));
        assertFalse(worker.isAwaitedBy(WORKER.id().hex()));
    }

    @Test
    void shouldTellThePersonOfAStranger() {
        news.strangerRefused("refused somebody");
        assertEquals(List.of("refused somebody"), notices);
    }
}
