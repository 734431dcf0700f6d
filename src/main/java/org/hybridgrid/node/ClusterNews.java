package org.hybridgrid.node;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.function.Consumer;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import org.hybridgrid.cluster.ClusterListener;
import org.hybridgrid.cluster.link.Link;
import org.hybridgrid.cluster.load.LoadReport;
import org.hybridgrid.cluster.member.Member;
import org.hybridgrid.cluster.member.NodeId;
import org.hybridgrid.cluster.member.View;
import org.hybridgrid.initiator.Initiator;
import org.hybridgrid.initiator.Peer;
import org.hybridgrid.protocol.HistoryMessage;
import org.hybridgrid.protocol.MalformedMessageException;
import org.hybridgrid.protocol.StealRequest;
import org.hybridgrid.threads.DaemonThreads;
import org.hybridgrid.worker.Worker;

/** What the cluster tells this node, passed on to the parts that it concerns. Thread-safe; owns the view that they have seen. */
final class ClusterNews implements ClusterListener, AutoCloseable {

    private static final Logger LOG = Logger.getLogger(ClusterNews.class.getName());

    private final Initiator initiator;
    private final Worker worker;
    private final InitiatorSessions sessions;
    private final StealRequests requests;
    private final SharedHistory history;
    private final Runnable changed;
    private final Consumer<String> notices;
    private final EarlyRequests early = new EarlyRequests();
    private final ExecutorService parting = DaemonThreads.clock("node-parting");
    /** Held while a view is taken in, so that views are taken in by their order. */
    private final Object views = new Object();
    private volatile View view;

    /**
     * @param changed told after every view
     * @param notices takes lines for the person
     */
    ClusterNews(Initiator initiator, Worker worker, InitiatorSessions sessions, StealRequests requests, SharedHistory history, Runnable changed,
            Consumer<String> notices) {
        this.initiator = initiator;
        this.worker = worker;
        this.sessions = sessions;
        this.requests = requests;
        this.history = history;
        this.changed = changed;
        this.notices = notices;
    }

    /** The newest view; null before the first. */
    View view() {
        return view;
    }

    @Override
    public void membersChanged(View now) {
        List<Link> ended;
        synchronized (views) {
            View before = view;
            if (before != null && before.id() > now.id()) {
                return; // one thread read it before another was told of the next
            }
            view = now;
            List<NodeId> gone = before == null ? List.of()
                    : before.members().stream().map(Member::id).filter(id -> !now.contains(id)).toList();
            gone.forEach(id -> initiator.gone(id.hex()));
            ended = gone.stream().map(sessions::link).flatMap(Optional::stream).toList();
            early.viewChanged(now.members().stream().map(Member::id).toList(), gone);
            history.viewChanged(now);
            requests.initiators(now.members().stream().filter(member -> !member.id().equals(now.self().id())).toList());
        }
        // Not on the cluster's thread: to close a link to a host that is cut off may take a second.
        ended.forEach(link -> parting.execute(link::close));
        changed.run();
    }

    @Override
    public void merged() {
        requests.merged();
    }

    @Override
    public void received(Member from, byte[] message) {
        try {
            if (message.length > 0 && message[0] == StealRequest.TYPE) {
                StealRequest request = StealRequest.decode(message);
                early.came(from.id(), () -> view != null && view.contains(from.id()), () -> initiator.asks(
                        new Peer(from.id().hex(), view.displayName(from.id()), from.dataAddress()), request));
            } else if (message.length > 0 && message[0] == HistoryMessage.TYPE) {
                history.received(from.id(), HistoryMessage.decode(message));
            }
        } catch (MalformedMessageException e) {
            LOG.log(Level.WARNING, "what " + from.name() + " sent was no message", e);
        }
    }

    @Override
    public void loadChanged(Map<NodeId, LoadReport> table) {
        worker.queueing(table.values().stream().filter(report -> report.queued() > 0).map(report -> report.node().hex())
                .collect(Collectors.toSet()));
    }

    @Override
    public void strangerRefused(String line) {
        LOG.warning(line);
        notices.accept(line);
    }

    @Override
    public void close() {
        parting.shutdown();
    }
}
