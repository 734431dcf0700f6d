package org.hybridgrid.node;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.InetAddress;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.hybridgrid.cluster.member.Member;
import org.hybridgrid.cluster.member.NodeId;
import org.hybridgrid.cluster.member.View;
import org.hybridgrid.protocol.HistoryMessage;
import org.hybridgrid.schedule.CostModel;
import org.hybridgrid.schedule.Expected;
import org.hybridgrid.schedule.Features;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SharedHistoryTest {

    private static final Features FEATURES = new Features(1000, 10, 10_000, 2, false, false);

    /** A node of a cluster whose network is a call. */
    private final class Host {
        private final Member member;
        private final CostModel costs;
        private final SharedHistory history;
        private final AtomicInteger told = new AtomicInteger();
        private volatile boolean joined = true;

        Host(String name) {
            member = new Member(new NodeId(1, hosts.size()), name, InetAddress.getLoopbackAddress(), 1, 1, "1");
            costs = new CostModel(() -> { });
            history = new SharedHistory(costs, (to, message) -> {
                if (!joined) {
                    return false;
                }
                hosts.get(to).hear(this, message);
                return true;
            });
            hosts.put(member.id(), this);
        }

        void hear(Host from, byte[] message) {
            HistoryMessage decoded = HistoryMessage.decode(message);
            if (decoded instanceof HistoryMessage.Tell) {
                told.incrementAndGet();
            }
            history.received(from.member.id(), decoded);
        }

        void sees(Host coordinator) {
            history.viewChanged(new View(1, member, coordinator == this
                    ? List.of(member) : List.of(coordinator.member, member)));
        }

        void learns(long key, double costMs) {
            costs.learn(key, FEATURES, new Expected(costMs, 50));
            history.learnt();
        }
    }

    private final Map<NodeId, Host> hosts = new HashMap<>();
    private final Host first = new Host("first");
    private final Host second = new Host("second");

    @AfterEach
    void close() {
        hosts.values().forEach(host -> host.history.close());
    }

    @Test
    void shouldGiveANewcomerWhatTheCoordinatorKnows() {
        first.sees(first);
        first.learns(1, 700);
        second.sees(first);
        await().atMost(60, SECONDS).until(() -> second.costs.basis(1) != CostModel.Basis.FEATURES);
    }

    @Test
    void shouldTellTheCoordinatorWhatItLearns() {
        first.sees(first);
        second.sees(first);
        second.learns(2, 80);
        await().atMost(60, SECONDS).until(() -> first.costs.basis(2) != CostModel.Basis.FEATURES);
    }

    @Test
    void shouldNotTellBackWhatItHeard() {
        first.sees(first);
        first.learns(1, 700);
        second.sees(first);
        await().atMost(60, SECONDS).until(() -> second.costs.basis(1) != CostModel.Basis.FEATURES);
        second.learns(2, 80);
        await().atMost(60, SECONDS).until(() -> first.costs.basis(2) != CostModel.Basis.FEATURES);
        assertEquals(1, first.told.get());
        assertEquals(2, first.costs.changedSince(0, 10, false).size());
    }

    @Test
    void shouldTellLaterWhatCouldNotBeSentYet() {
        first.sees(first);
        second.joined = false;
        second.costs.adopt(List.of(new CostModel.Entry(2, new Expected(80, 50))), true);
        second.sees(first);
        second.learns(3, 90);
        second.joined = true;
        await().atMost(60, SECONDS).until(() -> first.costs.basis(2) != CostModel.Basis.FEATURES && first.costs.basis(3) != CostModel.Basis.FEATURES);
    }

    @Test
    void shouldHaveNothingToAnswerToWhoKnowsAll() {
        first.sees(first);
        first.learns(1, 700);
        first.history.received(second.member.id(), new HistoryMessage.Ask(first.costs.lastChange() - 1));
        assertEquals(1, second.told.get());
        first.history.received(second.member.id(), new HistoryMessage.Ask(first.costs.lastChange()));
        assertEquals(1, second.told.get());
    }
}
