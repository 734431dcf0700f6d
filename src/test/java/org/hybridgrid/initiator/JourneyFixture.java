package org.hybridgrid.initiator;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.awaitility.Awaitility;
import org.hybridgrid.cluster.link.Link;
import org.hybridgrid.cluster.link.LinkAcceptor;
import org.hybridgrid.cluster.link.LinkDialer;
import org.hybridgrid.cluster.link.LinkSession;
import org.hybridgrid.cluster.link.Traffic;
import org.hybridgrid.model.LocalReason;
import org.hybridgrid.protocol.ClientMessage;
import org.hybridgrid.protocol.LinkMessage;
import org.hybridgrid.protocol.Room;
import org.hybridgrid.protocol.StealRequest;
import org.hybridgrid.schedule.CostModel;
import org.hybridgrid.schedule.Slots;
import org.hybridgrid.schedule.SpeedGauge;
import org.hybridgrid.storage.BlobStore;
import org.hybridgrid.toolchain.Hasher;
import org.hybridgrid.toolchain.Toolchains;
import org.hybridgrid.worker.Confinement;
import org.hybridgrid.worker.HonestAction;
import org.hybridgrid.worker.Worker;
import org.hybridgrid.worker.WorkerSession;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** An initiator and a worker in one process, with a link between them, and this machine's own compiler. */
abstract class JourneyFixture {

    static final String[] ENDLESS = {"-fconstexpr-ops-limit=1000000000000", "-fconstexpr-loop-limit=2147483647", "-c", "a.cc"};
    static final String WORKER = "worker";
    private static final InetAddress LOOPBACK = InetAddress.getLoopbackAddress();
    private static final LinkMessage.Hello HELLO = new LinkMessage.Hello(LinkMessage.VERSION, "initiator", "store");
    private static final String SEARCH_PATH = "/usr/local/bin:/usr/bin:/bin";

    @TempDir
    private Path temporary;

    /** What was counted, as {@code name argument…}. */
    final List<String> events = new CopyOnWriteArrayList<>();
    final Slots ownSlots = new Slots(1, () -> 4000, () -> { });
    final Map<String, String> environment = new HashMap<>(Map.of("PATH", SEARCH_PATH));
    final List<Link> links = new CopyOnWriteArrayList<>();
    boolean terminal;
    boolean limited;
    Path sources;
    Path compiler;
    Worker worker;
    Initiator initiator;
    private LinkAcceptor acceptor;
    private Toolchains toolchains;

    @BeforeEach
    void start() throws IOException {
        Path base = temporary.toRealPath();
        sources = Files.createDirectories(base.resolve("sources"));
        Path spool = Files.createDirectories(base.resolve("tmp"));
        compiler = Path.of("/usr/bin/gcc");
        toolchains = new Toolchains(Files.createDirectories(base.resolve("state")), SEARCH_PATH, Hasher.plain(), found -> { });
        worker = new Worker(base.resolve("work"), SEARCH_PATH, BlobStore.open(base.resolve("store"), 100_000_000),
                new Slots(1, () -> 4000, () -> { }), new SpeedGauge(), toolchains::byFingerprint, Confinement.none(), new HonestAction(), () -> { });
        acceptor = new LinkAcceptor(new ServerSocket(0, 50, LOOPBACK), HELLO, new Traffic(), link -> {
            links.add(link);
            WorkerSession session = worker.open("initiator", link);
            return new LinkSession(session, session::ended);
        });
        acceptor.start();
        initiator = new Initiator(toolchains, SEARCH_PATH, new CostModel(() -> { }), ownSlots, new SpeedGauge(), 2,
                new LinkDialer(Socket::new, () -> HELLO, new Traffic()), spool, base.resolve("verify"), CountedEvents.into(events));
    }

    @AfterEach
    void stop() throws IOException {
        initiator.close();
        acceptor.close();
        worker.close();
    }

    /** Compilers proper that run for the worker: their command lines name its directory of input roots. */
    long compilersOfTheWorker() {
        String roots = sources.resolveSibling("work") + "/";
        return ProcessHandle.current().descendants().filter(ProcessHandle::isAlive)
                .filter(process -> process.info().commandLine().filter(line -> line.contains("cc1") && line.contains(roots)).isPresent())
                .count();
    }

    /** The worker offers its slot. */
    void workerAsks() {
        Room room = worker.room("initiator", 0);
        initiator.asks(new Peer(WORKER, WORKER, new InetSocketAddress(LOOPBACK, acceptor.port())),
                new StealRequest(room, 1, 4000, List.of(toolchains.forDriver(compiler).orElseThrow().fingerprint())));
    }

    /** This machine's only slot is in use. */
    void busyHere() {
        ownSlots.takeLocal();
    }

    void slotGivenBack() {
        ownSlots.releaseLocal();
        initiator.slotsChanged();
    }

    void source(String name, String text) throws IOException {
        Files.writeString(sources.resolve(name), text);
    }

    ClientMessage.Compile request(String... words) {
        List<String> command = new ArrayList<>(List.of(compiler.toString()));
        command.addAll(List.of(words));
        return new ClientMessage.Compile(command, sources.toString(), environment, 022, terminal, limited, 1, true);
    }

    CompileJourney journey(String... words) {
        return initiator.begin(request(words));
    }

    void good() throws IOException {
        source("a.h", "#define FACTOR 2\n");
        source("a.c", "#include \"a.h\"\nint twice(int x) { return FACTOR * x; }\n");
    }

    /** Hours of work for the compiler, and no input but itself. */
    void endless() throws IOException {
        compiler = Path.of("/usr/bin/g++");
        source("a.cc", """
                constexpr int count() { int n = 0; for (long i = 0; i < 100000000000; i++) n += i & 1; return n; }
                static_assert(count() > 0);
                """);
    }

    /** However slow the machine is: the bound is for what hangs. */
    static void await(Callable<Boolean> condition) {
        Awaitility.await().atMost(Duration.ofMinutes(2)).until(condition);
    }

    static CompletableFuture<Ending> travelling(CompileJourney journey) {
        // The common pool may have fewer threads than journeys that block.
        return CompletableFuture.supplyAsync(() -> {
            try {
                return journey.travel();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }, way -> {
            Thread thread = new Thread(way);
            thread.setDaemon(true);
            thread.start();
        });
    }

    /** The bytes of the first output. */
    static byte[] object(Ending ending) throws IOException {
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        try (RemoteResult result = ((Ending.Made) ending).result()) {
            result.outputs().get(0).content().drain((bytes, length) -> whole.write(bytes, 0, length));
        }
        return whole.toByteArray();
    }

    /** What the compiler makes by itself, in the same directory. */
    byte[] compiledHere(String... words) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(compiler.toString()));
        command.addAll(List.of(words));
        command.addAll(List.of("-o", "here.o"));
        int exit = new ProcessBuilder(command).directory(sources.toFile()).inheritIO().start().waitFor();
        if (exit != 0) {
            throw new IOException("the compiler ends with " + exit);
        }
        return Files.readAllBytes(sources.resolve("here.o"));
    }

    /** The reason of a compile that is to be run here; its slot is given back. */
    static LocalReason reason(Ending ending) {
        Ending.Here here = (Ending.Here) ending;
        here.turn().close();
        return here.reason();
    }
}
