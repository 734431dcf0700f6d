package org.hybridgrid.node;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.hybridgrid.cluster.BindAddress;
import org.hybridgrid.cluster.Cluster;
import org.hybridgrid.cluster.ClusterOptions;
import org.hybridgrid.cluster.identity.StrangerReports;
import org.hybridgrid.cluster.link.LinkAcceptor;
import org.hybridgrid.cluster.link.LinkDialer;
import org.hybridgrid.cluster.link.Traffic;
import org.hybridgrid.cluster.load.KnownToolchain;
import org.hybridgrid.cluster.load.LoadReport;
import org.hybridgrid.cluster.load.Sandbox;
import org.hybridgrid.cluster.member.NodeId;
import org.hybridgrid.cluster.member.View;
import org.hybridgrid.ingress.ClientListener;
import org.hybridgrid.initiator.Initiator;
import org.hybridgrid.model.Digest;
import org.hybridgrid.model.Toolchain;
import org.hybridgrid.observe.Counters;
import org.hybridgrid.protocol.LinkMessage;
import org.hybridgrid.protocol.ZstdLibrary;
import org.hybridgrid.schedule.CostModel;
import org.hybridgrid.schedule.Slots;
import org.hybridgrid.schedule.SpeedGauge;
import org.hybridgrid.schedule.SpeedPrior;
import org.hybridgrid.storage.BlobStore;
import org.hybridgrid.threads.DaemonThreads;
import org.hybridgrid.toolchain.Hasher;
import org.hybridgrid.toolchain.Toolchains;
import org.hybridgrid.worker.Confinement;
import org.hybridgrid.worker.HonestAction;
import org.hybridgrid.worker.Worker;

/**
 * A running node. {@link #start} makes it or says why not; {@link #leave} or {@link #close} ends it, parts in the opposite order of their
 * start. Thread-safe.
 */
public final class Node implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(Node.class.getName());
    private static final long STORE_BYTES = 2_000_000_000L;
    /** Results carry news of a worker's room; only after them is it worth a message of its own. */
    private static final long ROOM_DELAY_MS = 50;
    /** Slots change many times a second; who looks at the load table does not. */
    private static final long REPORT_DELAY_MS = 1500;
    private static final long LEAVE_SECONDS = 20;

    private final NodeSettings settings;
    private final Consumer<String> notices;
    private final Deque<AutoCloseable> parts = new ArrayDeque<>();
    private final CountDownLatch ended = new CountDownLatch(1);
    private final AtomicBoolean closing = new AtomicBoolean();
    private final Traffic traffic = new Traffic();
    private final Machine machine = new Machine();
    private final SpeedGauge speed;
    private final CostModel costs = new CostModel(this::learnt);
    private final SharedHistory history = new SharedHistory(costs, this::sendTo);
    private final Kick dispatch = new Kick("node-dispatch", 0, this::dispatch);
    private final Kick room = new Kick("node-room", ROOM_DELAY_MS, this::tellRoom);
    private final Kick report = new Kick("node-report", REPORT_DELAY_MS, this::tellLoad);
    private final Slots slots;
    private final String sandbox;
    private Secret secret;
    private Counters counters;
    private Toolchains toolchains;
    private volatile Worker worker;
    private Initiator initiator;
    private ClientListener clients;
    private volatile StealRequests requests;
    private volatile Cluster cluster;
    private ClusterNews news;

    private Node(NodeSettings settings, String sandbox, Consumer<String> notices) {
        this.settings = settings;
        this.notices = notices;
        this.sandbox = sandbox;
        this.slots = new Slots(settings.slots().orElseGet(machine::cores), machine::freeMemoryMb, this::slotsChanged);
        this.speed = new SpeedGauge(SpeedPrior.of(slots.total(), machine.cores(), machine.quota()));
    }

    /**
     * Starts a node and joins its cluster.
     *
     * @param hasher digests this machine's compilers
     * @param notices takes lines for the person, such as that another cluster of this name does not accept us
     * @throws NodeException with a line for the person
     */
    public static Node start(NodeSettings settings, String version, Confinement confinement, Hasher hasher, Consumer<String> notices)
            throws NodeException {
        FileLock lock = settings.state().claim();
        Node node = null;
        try {
            PendingSecret secret = PendingSecret.of(settings);
            NodeLog.open(settings.state().log());
            node = new Node(settings, confinement.level(), notices);
            node.parts.push(lock::close);
            node.assemble(version, confinement, hasher, secret);
            return node;
        } catch (IOException e) {
            closeQuietly(node == null ? lock::close : node);
            throw new NodeException(StateDirectory.reason(e), e);
        } catch (NodeException | RuntimeException e) {
            closeQuietly(node == null ? lock::close : node);
            throw e;
        }
    }

    private void assemble(String version, Confinement confinement, Hasher hasher, PendingSecret pending) throws IOException, NodeException {
        StateDirectory state = settings.state();
        empty(state.temporary());
        ZstdLibrary.load(List.of(state.temporary(), Path.of(System.getProperty("java.io.tmpdir"))));
        Files.deleteIfExists(state.hung());
        state.noteRoot();
        new HistoryFile(state.history()).load(costs);
        counters = part(new Counters(state.path(), traffic));
        String searchPath = System.getenv().getOrDefault("PATH", "/usr/bin:/bin");
        toolchains = new Toolchains(state.path(), searchPath, hasher, found -> room.soon());
        BlobStore store = BlobStore.open(state.store(), STORE_BYTES);
        HonestAction rule = new HonestAction();
        worker = part(new Worker(state.work(), searchPath, store, slots, speed, toolchains::byFingerprint,
                confinement.limitedTo(machine.memoryMb()), rule, room::soon));
        InetAddress bind = bind();
        InitiatorSessions sessions = new InitiatorSessions(worker);
        secret = pending.get();

        StrangerReports strangers = new StrangerReports((address, why) -> LOG.log(Level.INFO, "refused {0}: {1}",
                new Object[] {address.getHostAddress(), why}));
        LinkAcceptor acceptor = part(new LinkAcceptor(DataPort.listen(secret.identity(), bind, strangers),
                new LinkMessage.Hello(LinkMessage.VERSION, "", store.id()), traffic, sessions::accept));
        LinkDialer dialer = new LinkDialer(() -> secret.identity().newSocket(strangers),
                () -> new LinkMessage.Hello(LinkMessage.VERSION, cluster.self().id().hex(), store.id()), traffic);
        initiator = part(new Initiator(toolchains, searchPath, costs, slots, speed, machine.cores(), dialer, state.temporary(),
                state.differences(), counters));

        requests = new StealRequests(worker, slots, this::fingerprints, sessions::granted,
                id -> builds(id, sessions), (member, message) -> cluster.send(member.id(), message));
        sessions.attach(requests, room::soon);
        acceptor.start();
        news = part(new ClusterNews(initiator, worker, sessions, requests, history, room::soon, notices));
        ClusterOptions options = new ClusterOptions(settings.cluster(), settings.name(), bind, 0, settings.multicast(),
                hosts(), acceptor.port(), slots.total(), version);
        cluster = part(Cluster.join(options, secret.identity(), news));
        news.membersChanged(cluster.view());
        DaemonThreads.start("toolchain-discovery", () -> {
            toolchains.discover();
            rule.prepare();
        });

        clients = part(new ClientListener(state.socket(), initiator,
                new NodeControl(this, initiator, cluster, counters, settings.cluster())));
        clients.start();
    }

    /** Whether another node builds, as far as this worker is concerned. */
    private boolean builds(NodeId initiator, InitiatorSessions sessions) {
        return sessions.link(initiator).isPresent() || worker.isAwaitedBy(initiator.hex());
    }

    private <T extends AutoCloseable> T part(T part) {
        parts.push(part);
        return part;
    }

    private static void empty(Path directory) throws IOException {
        try (Stream<Path> left = Files.list(directory)) {
            for (Path path : left.toList()) {
                Files.deleteIfExists(path);
            }
        }
    }

    private InetAddress bind() throws IOException {
        return settings.bind().isPresent() ? BindAddress.of(settings.bind().get()) : BindAddress.choose();
    }

    private List<InetSocketAddress> hosts() throws NodeException {
        try {
            return settings.hosts().isEmpty() ? List.of() : ClusterOptions.parseHosts(String.join(",", settings.hosts()));
        } catch (IllegalArgumentException e) {
            throw new NodeException("--discovery: " + e.getMessage(), e);
        }
    }

    private List<Digest> fingerprints() {
        return toolchains.all().stream().map(Toolchain::fingerprint).sorted().toList();
    }

    /** The line that says the node is ready, and what to type elsewhere if this start made the secret. */
    public String readyLine() {
        View now = news.view();
        String line = "hybridgrid: " + settings.name() + " is ready in cluster " + settings.cluster() + " with "
                + now.members().size() + (now.members().size() == 1 ? " member" : " members");
        if (secret.made()) {
            line += "; on the other machines: hybridgrid join --cluster " + settings.cluster() + " --secret " + secret.text();
        } else if (settings.open()) {
            line += "; open: everyone on this network can compile here";
        }
        return line;
    }

    // What changes here

    private void learnt() {
        history.learnt();
    }

    private boolean sendTo(NodeId member, byte[] message) {
        Cluster joined = cluster;
        return joined != null && joined.send(member, message);
    }

    private void slotsChanged() {
        dispatch.soon();
        room.soon();
        Worker mine = worker;
        if (mine != null) {
            mine.mayRest();
        }
    }

    private void dispatch() {
        Initiator mine = initiator;
        if (mine != null) {
            mine.slotsChanged();
        }
    }

    private void tellRoom() {
        StealRequests mine = requests;
        if (mine != null && cluster != null) {
            mine.refresh();
            report.soon();
        }
    }

    private void tellLoad() {
        Cluster joined = cluster;
        if (joined == null) {
            return;
        }
        joined.report(new LoadReport(joined.self().id(), 0, slots.total(), slots.free(), slots.running(), initiator.queued(),
                Math.round(initiator.queuedCost()), speed.speed(), machine.memoryMb(), Sandbox.valueOf(sandbox.toUpperCase(Locale.ROOT)),
                toolchains.all().stream().map(t -> new KnownToolchain(t.fingerprint(), t.description())).toList()));
    }

    // The end

    /** Blocks until the node has ended. */
    public void awaitEnd() throws InterruptedException {
        ended.await();
    }

    /** Gives back what it can't finish soon, then ends. Returns at once. */
    void leave() {
        Thread leaving = new Thread(() -> {
            try {
                clients.refuse();
                worker.leave();
                long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(LEAVE_SECONDS);
                while ((!worker.isIdle() || !clients.isIdle()) && System.nanoTime() < deadline) {
                    TimeUnit.MILLISECONDS.sleep(50);
                }
            } catch (IOException | InterruptedException e) {
                LOG.log(Level.WARNING, "left in a hurry", e);
            }
            close();
        }, "node-leave");
        leaving.start();
    }

    @Override
    public void close() {
        if (!closing.compareAndSet(false, true)) {
            return;
        }
        dispatch.close();
        history.close();
        room.close();
        report.close();
        try {
            new HistoryFile(settings.state().history()).save(costs);
        } catch (IOException e) {
            LOG.log(Level.FINE, "the cost history could not be kept", e);
        }
        while (!parts.isEmpty()) {
            closeQuietly(parts.pop());
        }
        ended.countDown();
    }

    private static void closeQuietly(AutoCloseable part) {
        try {
            part.close();
        } catch (Exception e) {
            LOG.log(Level.FINE, "a part did not end cleanly", e);
        }
    }
}
