package org.hybridgrid.node;

import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.hybridgrid.cluster.link.Link;
import org.hybridgrid.cluster.link.LinkSession;
import org.hybridgrid.cluster.member.NodeId;
import org.hybridgrid.protocol.LinkMessage;
import org.hybridgrid.protocol.MessageSource;
import org.hybridgrid.protocol.Outbox;
import org.hybridgrid.worker.Worker;
import org.hybridgrid.worker.WorkerSession;

/** The links that initiators have to this worker, by who they are. Thread-safe. */
final class InitiatorSessions {

    private final Worker worker;
    private final Map<NodeId, WorkerSession> open = new ConcurrentHashMap<>();
    private final Map<NodeId, Link> links = new ConcurrentHashMap<>();
    private StealRequests requests;
    private Runnable changed;

    InitiatorSessions(Worker worker) {
        this.worker = worker;
    }

    /** Says whom to tell of what results carry, and whom to ask to look at everything again. */
    void attach(StealRequests stealRequests, Runnable somethingChanged) {
        requests = stealRequests;
        changed = somethingChanged;
    }

    /** How many grants of this initiator were seen on the link that is open; 0 without one. */
    long granted(NodeId initiator) {
        WorkerSession session = open.get(initiator);
        return session == null ? 0 : session.granted();
    }

    /** A link was accepted. */
    LinkSession accept(Link link) {
        NodeId initiator = NodeId.parse(link.peer().node());
        WorkerSession session = worker.open(initiator.hex(), new Informing(link, initiator));
        open.put(initiator, session);
        links.put(initiator, link);
        return new LinkSession(session, () -> {
            open.remove(initiator, session);
            links.remove(initiator, link);
            requests.linkEnded(initiator);
            session.ended();
            changed.run();
        });
    }

    /** The initiator's link. Once it has left the cluster, whoever learns that must close it: who waits for inputs sends nothing that could fail. */
    Optional<Link> link(NodeId initiator) {
        return Optional.ofNullable(links.get(initiator));
    }

    /** Passes messages on, and notes what each end of a lease tells the initiator of our room. */
    private final class Informing implements Outbox {
        private final Link link;
        private final NodeId initiator;

        Informing(Link link, NodeId initiator) {
            this.link = link;
            this.initiator = initiator;
        }

        @Override
        public void send(LinkMessage message) {
            if (message instanceof LinkMessage.Declined declined) {
                requests.told(initiator, declined.room());
            } else if (message instanceof LinkMessage.GivenBack givenBack) {
                requests.told(initiator, givenBack.room());
            }
            link.send(message);
        }

        @Override
        public void stream(MessageSource source) {
            link.stream(new MessageSource() {
                @Override
                public LinkMessage next() throws IOException {
                    LinkMessage message = source.next();
                    if (message instanceof LinkMessage.Result result) {
                        requests.told(initiator, result.room());
                    }
                    return message;
                }

                @Override
                public void close() throws IOException {
                    source.close();
                }
            });
        }
    }
}
