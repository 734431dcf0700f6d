package org.hybridgrid.cluster;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;
import org.hybridgrid.cluster.load.LoadReport;
import org.hybridgrid.cluster.load.LoadReports;
import org.hybridgrid.cluster.load.Sandbox;
import org.hybridgrid.cluster.member.Member;
import org.hybridgrid.cluster.member.NodeId;
import org.hybridgrid.cluster.member.View;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LoadExchangeTest {

    private final Member self = member(1);
    private final Member second = member(2);
    private final Member third = member(3);
    private final Queue<byte[]> toAll = new ConcurrentLinkedQueue<>();
    private final LoadExchange exchange = new LoadExchange(this::send, table -> { });

    private void send(Member to, byte[] message) {
        if (to == null) {
            toAll.add(message);
        }
    }

    @AfterEach
    void close() {
        exchange.close();
    }

    private static Member member(int number) {
        return new Member(id(number), "h" + number, InetAddress.getLoopbackAddress(), 61720, 4, "0.1.0");
    }

    private static NodeId id(int number) {
        byte[] bytes = new byte[NodeId.BYTES];
        Arrays.fill(bytes, (byte) number);
        return NodeId.of(bytes);
    }

    private static LoadReport report(Member of, long sequence, int queued) {
        return new LoadReport(of.id(), sequence, 4, 4, 0, queued, 0, 1, 1000, Sandbox.FULL, List.of());
    }

    private static byte[] message(LoadReport report) {
        return LoadReports.encode(List.of(report), Map.of());
    }

    private List<NodeId> told() {
        Map<NodeId, LoadReport> known = new HashMap<>();
        return toAll.stream().flatMap(message -> reports(message, known)).map(LoadReport::node).toList();
    }

    /** As a member reads it that was there from the beginning. */
    private static Stream<LoadReport> reports(byte[] message, Map<NodeId, LoadReport> known) {
        try {
            List<LoadReport> reports = LoadReports.decode(message, known);
            reports.forEach(report -> known.put(report.node(), report));
            return new ArrayList<>(reports).stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void shouldNotTellTheOnlyOtherMemberWhatItSaidItself() {
        exchange.viewChanged(new View(1, self, List.of(self, second)), false);
        exchange.received(message(report(second, 1, 0)));
        exchange.report(report(self, 0, 1));
        await().until(() -> !told().isEmpty());
        exchange.received(message(report(second, 2, 5)));
        exchange.report(report(self, 0, 0));
        await().until(() -> told().size() > 1);
        assertEquals(List.of(self.id(), self.id()), told());
        assertEquals(5, exchange.snapshot().get(second.id()).queued());
    }

    @Test
    void shouldTellOthersWhatAThirdMemberSays() {
        exchange.viewChanged(new View(1, self, List.of(self, second, third)), false);
        exchange.received(message(report(third, 1, 2)));
        await().until(() -> told().contains(third.id()));
    }

    @Test
    void shouldTellOthersOfANodeWhoseReportIsHereBeforeItsView() {
        exchange.viewChanged(new View(1, self, List.of(self, second)), false);
        exchange.received(message(report(third, 1, 2)));
        await().until(() -> told().contains(third.id()));
        assertTrue(exchange.snapshot().isEmpty(), "it is no member yet");
    }

    @Test
    void shouldTellANewcomerAllThatBriefReportsLeaveOut() {
        Queue<byte[]> toNewcomer = new ConcurrentLinkedQueue<>();
        try (LoadExchange coordinator = new LoadExchange((to, message) -> {
            if (to == null) {
                toAll.add(message);
            } else if (to.equals(third)) {
                toNewcomer.add(message);
            }
        }, table -> { })) {
            coordinator.viewChanged(new View(1, self, List.of(self, second)), false);
            coordinator.report(report(self, 0, 1));
            await().until(() -> !toAll.isEmpty());
            coordinator.viewChanged(new View(2, self, List.of(self, second, third)), false);
            await().until(() -> !toNewcomer.isEmpty());
            Map<NodeId, LoadReport> known = new HashMap<>();
            assertEquals(List.of(self.id()), reports(toNewcomer.element(), known).map(LoadReport::node).toList());
            toAll.clear();
            coordinator.report(report(self, 0, 7));
            await().until(() -> !toAll.isEmpty());
            assertEquals(List.of(), reports(toAll.element(), new HashMap<>()).toList(), "brief");
            assertEquals(List.of(7), reports(toAll.element(), known).map(LoadReport::queued).toList());
        }
    }

    @Test
    void shouldTellOfCompilersAgainWhenANodeHasLeftAndComesBack() {
        exchange.viewChanged(new View(1, self, List.of(self, second, third)), false);
        exchange.received(message(report(third, 1, 2)));
        await().until(() -> told().contains(third.id()));
        exchange.viewChanged(new View(2, self, List.of(self, second)), false);
        toAll.clear();
        exchange.viewChanged(new View(3, self, List.of(self, second, third)), false);
        exchange.received(message(report(third, 3, 4)));
        await().until(() -> told().contains(third.id()));
    }
}
