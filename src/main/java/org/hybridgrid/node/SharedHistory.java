package org.hybridgrid.node;

import java.util.List;
import java.util.function.BiPredicate;
import org.hybridgrid.cluster.member.NodeId;
import org.hybridgrid.cluster.member.View;
import org.hybridgrid.protocol.HistoryMessage;
import org.hybridgrid.schedule.CostModel;
import org.hybridgrid.schedule.Expected;

/**
 * Shares what compiles took: a node tells the coordinator what it has learnt, and asks it for what the others have. A newcomer
 * asks at once, whoever compiles asks again every few seconds, an idle node is silent. If another coordinates, everything is told anew, so that
 * nothing is lost but what the dead one alone had. Thread-safe.
 */
final class SharedHistory implements AutoCloseable {

    /** What a build learns in this time goes in one message. */
    private static final long DELAY_MS = 3_000;

    private final CostModel costs;
    private final BiPredicate<NodeId, byte[]> send;
    private final Kick exchange = new Kick("node-history", DELAY_MS, this::exchange);
    private NodeId coordinator;
    private boolean coordinates;
    /** Up to which of our changes the coordinator was told. */
    private long told;
    /** Up to which of its changes we heard. */
    private long heard;

    /** @param send takes a message to a member, or says that it can't, e.g. before this node has joined; it may block for a while */
    SharedHistory(CostModel costs, BiPredicate<NodeId, byte[]> send) {
        this.costs = costs;
        this.send = send;
    }

    /** Who coordinates may have changed. */
    void viewChanged(View view) {
        synchronized (this) {
            coordinates = view.selfCoordinates();
            if (view.coordinator().id().equals(coordinator)) {
                return;
            }
            coordinator = view.coordinator().id();
            told = 0;
            heard = 0;
        }
        exchange.soon();
    }

    /** A compile was measured. */
    void learnt() {
        exchange.soon();
    }

    private void exchange() {
        NodeId to;
        HistoryMessage.Tell tell;
        HistoryMessage.Ask ask;
        synchronized (this) {
            if (coordinates || coordinator == null) {
                return;
            }
            to = coordinator;
            tell = tell(told, true);
            ask = new HistoryMessage.Ask(heard);
        }
        boolean sent = (tell.entries().isEmpty() || send.test(to, tell.encode())) && send.test(to, ask.encode());
        if (sent) {
            toldTo(to, tell.upTo());
        } else {
            exchange.soon();
        }
    }

    private synchronized void toldTo(NodeId to, long upTo) {
        if (to.equals(coordinator)) {
            told = upTo;
        }
    }

    private HistoryMessage.Tell tell(long since, boolean ownOnly) {
        long upTo = costs.lastChange();
        List<HistoryMessage.Entry> entries = costs.changedSince(since, HistoryMessage.MOST, ownOnly).stream()
                .map(entry -> new HistoryMessage.Entry(
                        entry.key(), Math.round(entry.took().costMs() * 1000), entry.took().peakMb()))
                .toList();
        return new HistoryMessage.Tell(upTo, entries);
    }

    /** Another node tells or asks. Who asks and knows all already gets no answer. */
    void received(NodeId from, HistoryMessage message) {
        if (message instanceof HistoryMessage.Ask ask) {
            HistoryMessage.Tell answer = tell(ask.since(), false);
            if (!answer.entries().isEmpty()) {
                send.test(from, answer.encode());
            }
            return;
        }
        HistoryMessage.Tell news = (HistoryMessage.Tell) message;
        synchronized (this) {
            if (from.equals(coordinator)) {
                heard = Math.max(heard, news.upTo());
            }
        }
        costs.adopt(news.entries().stream()
                .map(entry -> new CostModel.Entry(entry.key(), new Expected(entry.costMicros() / 1000.0, entry.peakMb())))
                .toList(), false);
    }

    @Override
    public void close() {
        exchange.close();
    }
}
