package org.hybridgrid.initiator;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.hybridgrid.cluster.link.Link;
import org.hybridgrid.cluster.link.LinkDialer;
import org.hybridgrid.model.BoundedMap;
import org.hybridgrid.model.Digest;
import org.hybridgrid.model.Fault;
import org.hybridgrid.model.LocalReason;
import org.hybridgrid.protocol.Room;
import org.hybridgrid.threads.DaemonThreads;

/**
 * The links to all workers: opens one when the first grant needs it, and brings what comes back to the {@link Dispatcher} and to the
 * waiting journey. Thread-safe; owns the {@link Connections} and what is known of every worker's blobs.
 */
final class Peers implements Courier, WorkerLink.Owner, AutoCloseable {

    /** While leases are out, their workers are asked this often whether they still hold them. */
    private static final long PING_SECONDS = 3;
    /** A worker that could not be reached is not tried again before. */
    private static final long REST_SECONDS = 3;

    /** A link without a lease for so long is closed: what it remembers takes tens of megabytes at either end. */
    static final Duration IDLE = Duration.ofSeconds(60);

    /** While leases are out, stragglers are looked for this often. */
    private static final long LOOK_MS = 500;

    /** Of so many stores the contents are remembered; workers in short-lived containers bring a new one each. */
    private static final int STORES = 64;

    private record Connection(Link link, WorkerLink worker) {
    }

    private final LinkDialer dialer;
    private final Path spoolDirectory;
    private final Events events;
    private final Quarantine quarantine;
    private final Duration idle;
    private final Map<String, Set<Digest>> heldByStore = BoundedMap.byUse(STORES);
    private final ExecutorService dialing = Executors.newCachedThreadPool(DaemonThreads.named("peer-dial"));
    private final Connections<Connection> connections = new Connections<>(this::dial, dialing);
    private final ScheduledExecutorService clock = DaemonThreads.clock("peer-ping");
    private final AtomicBoolean pinging = new AtomicBoolean();
    private final AtomicBoolean looking = new AtomicBoolean();
    private final AtomicBoolean retiring = new AtomicBoolean();
    private Dispatcher dispatcher;

    /** @param idle how long a link is kept without a lease */
    Peers(LinkDialer dialer, Path spoolDirectory, Events events, Quarantine quarantine, Duration idle) {
        this.dialer = dialer;
        this.spoolDirectory = spoolDirectory;
        this.events = events;
        this.quarantine = quarantine;
        this.idle = idle;
    }

    void attach(Dispatcher owner) {
        dispatcher = owner;
    }

    @Override
    public void grant(Peer peer, PendingAction action) {
        events.granted();
        carry(peer, action);
    }

    private void carry(Peer peer, PendingAction action) {
        connections.run(peer, new Connections.Errand<>() {
            @Override
            public void run(Connection connection) {
                deliver(connection, action);
            }

            @Override
            public void failed(Throwable why) {
                unreachable(peer);
                returned(peer, action, null, Fault.PEER_UNREACHABLE, peer.name() + ": " + why.getMessage());
            }
        });
    }

    private Connection dial(Peer peer, Connections.Line<Connection> line) throws IOException {
        CompletableFuture<WorkerLink> made = new CompletableFuture<>();
        Link link = dialer.open(peer.dataLink(), open -> {
            WorkerLink worker = new WorkerLink(peer, open, heldBy(open.peer().store()), spoolDirectory, this);
            made.complete(worker);
            return worker;
        }, (open, why) -> ended(line, made.join(), why));
        return new Connection(link, made.join());
    }

    /** What is believed of a store outlives the link. */
    private Set<Digest> heldBy(String store) {
        synchronized (heldByStore) {
            return heldByStore.computeIfAbsent(store, id -> ConcurrentHashMap.newKeySet());
        }
    }

    private void deliver(Connection connection, PendingAction action) {
        if (!connection.worker().grant(action)) {
            // Retired at this very moment; whoever did that has taken it off the map, so that another is opened.
            carry(connection.worker().peer(), action);
            return;
        }
        if (!connection.link().isOpen()) {
            // It ended while the lease was made, and nobody will lapse what came after.
            connection.worker().ended(Fault.LINK_BROKEN, "the link ended");
        }
        if (quarantine.has(connection.worker().peer().id())) {
            connection.worker().ended(Fault.WORKER_QUARANTINED, "no more work for it");
        }
        // What was decided while the grant was on its way found no lease to tell of.
        if (action.verdict().isDone()) {
            connection.worker().cancel(action);
        } else if (dispatcher.isRecalled(action)) {
            connection.worker().recall(action);
        }
        pingSoon();
    }

    private void pingSoon() {
        if (pinging.compareAndSet(false, true)) {
            clock.schedule(this::pingAll, PING_SECONDS, TimeUnit.SECONDS);
        }
    }

    /** Asks all workers with leases; with no lease left the clock stops until the next grant, but for a look at what nobody uses. */
    private void pingAll() {
        pinging.set(false);
        boolean leases = false;
        for (Connections.Line<Connection> line : connections.open()) {
            Connection connection = line.connection();
            if (connection.worker().hasLeases()) {
                leases = true;
                if (!connection.worker().ping(System.nanoTime())) {
                    connection.link().close();
                }
            }
        }
        if (leases) {
            pingSoon();
        } else {
            retireIdle();
        }
    }

    /** Closes links that have had no lease since the last look, and looks again while there are any. */
    private void retireIdle() {
        connections.open().forEach(this::retire);
        if (!connections.isEmpty() && retiring.compareAndSet(false, true)) {
            clock.schedule(() -> {
                retiring.set(false);
                retireIdle();
            }, idle.toMillis() + 1, TimeUnit.MILLISECONDS);
        }
    }

    /** The worker counts anew on the next link, and says so when this one ends. */
    private void retire(Connections.Line<Connection> line) {
        // Off the map before anyone can find that it takes nothing any more.
        connections.forgetIf(line, open -> open.worker().retire(System.nanoTime(), idle.toNanos()));
        Connection connection = line.connection();
        if (connection.worker().isRetired()) {
            unreachable(connection.worker().peer());
            connection.link().close();
        }
    }

    private void ended(Connections.Line<Connection> line, WorkerLink worker, String why) {
        if (worker.isRetired()) {
            return;
        }
        connections.forget(line);
        unreachable(worker.peer());
        worker.ended(worker.hasDeparted() ? Fault.WORKER_LOST : Fault.LINK_BROKEN, why);
    }

    /** Without the timer a worker that never noticed, and so says nothing, would be given nothing ever again. */
    private void unreachable(Peer peer) {
        dispatcher.unreachable(peer.id());
        clock.schedule(() -> dispatcher.rested(peer.id()), REST_SECONDS, TimeUnit.SECONDS);
    }

    /** Nothing that the worker still makes is taken. */
    void quarantined(Peer peer) {
        connections.runIfAny(peer.id(), open -> {
            open.worker().ended(Fault.WORKER_QUARANTINED, "it is in quarantine");
            open.link().close();
        });
    }

    /** The worker has left the cluster. */
    void gone(String peer) {
        connections.runIfAny(peer, open -> {
            open.worker().depart();
            open.link().close();
        });
    }

    @Override
    public void cancel(PendingAction action) {
        connections.runOnAll(open -> open.worker().cancel(action));
    }

    @Override
    public void finished(WorkerLink link, PendingAction action, RemoteResult result) {
        boolean first = action.verdict().complete(new Verdict.Remote(result));
        if (!first) {
            Lease.discard(result);
        }
        dispatcher.finished(link.peer().id(), action, result.message().room());
        if (first && dispatcher.isHeld(action)) {
            cancel(action);
        }
        if (first && action.isRacer(link.peer().id())) {
            events.raceWon();
        }
    }

    @Override
    public void failed(WorkerLink link, PendingAction action, Room room, Fault fault, String detail) {
        returned(link.peer(), action, room, fault, detail);
    }

    @Override
    public void cancelled(WorkerLink link, PendingAction action) {
        dispatcher.cancelled(link.peer().id(), action);
    }

    @Override
    public void recall(Peer peer, PendingAction action) {
        connections.runIfAny(peer.id(), open -> open.worker().recall(action));
    }

    @Override
    public void givenBack(WorkerLink link, PendingAction action, Room room) {
        events.recalled();
        dispatcher.givenBack(link.peer().id(), action, room);
    }

    @Override
    public void kept(WorkerLink link, PendingAction action) {
        dispatcher.kept(link.peer().id(), action);
    }

    @Override
    public void raced() {
        events.raced();
    }

    @Override
    public void lookAgain() {
        if (looking.compareAndSet(false, true)) {
            clock.schedule(() -> {
                looking.set(false);
                dispatcher.match();
            }, LOOK_MS, TimeUnit.MILLISECONDS);
        }
    }

    @Override
    public void said(WorkerLink link, Room room) {
        dispatcher.said(link.peer().id(), room);
    }

    private void returned(Peer peer, PendingAction action, Room room, Fault fault, String detail) {
        boolean busy = fault == Fault.WORKER_BUSY || fault == Fault.WORKER_LEAVING;
        if (busy) {
            events.declined();
        } else {
            events.lapsed();
        }
        events.fault(fault, detail);
        LocalReason reason = switch (fault) {
            case PATH_LEAKED -> LocalReason.MAPPED_PATHS;
            case BLOB_DAMAGED, RESULT_TOO_LARGE, ACTION_REFUSED -> LocalReason.FAULT;
            default -> null; // another worker may do better
        };
        dispatcher.failed(peer.id(), action, room, !busy, reason);
    }

    @Override
    public void close() {
        clock.shutdownNow();
        dialing.shutdown();
        connections.runOnAll(open -> open.link().close());
    }
}
