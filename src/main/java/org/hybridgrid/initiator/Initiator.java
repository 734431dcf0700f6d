package org.hybridgrid.initiator;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.hybridgrid.cluster.link.LinkDialer;
import org.hybridgrid.command.CommandParser;
import org.hybridgrid.inputs.FileFacts;
import org.hybridgrid.inputs.Found;
import org.hybridgrid.inputs.InputFinder;
import org.hybridgrid.inputs.Trail;
import org.hybridgrid.model.CompileCommand;
import org.hybridgrid.model.Family;
import org.hybridgrid.model.LocalReason;
import org.hybridgrid.model.ParsedCommand;
import org.hybridgrid.model.Toolchain;
import org.hybridgrid.protocol.ClientMessage;
import org.hybridgrid.protocol.StealRequest;
import org.hybridgrid.schedule.CostModel;
import org.hybridgrid.schedule.Slots;
import org.hybridgrid.schedule.SpeedGauge;
import org.hybridgrid.storage.KeptDifferences;
import org.hybridgrid.toolchain.CompilerSearch;
import org.hybridgrid.toolchain.DefaultDirectories;
import org.hybridgrid.toolchain.DefaultSearch;
import org.hybridgrid.toolchain.NativeProcessor;
import org.hybridgrid.toolchain.Toolchains;

/**
 * The initiator's side of a node: what all journeys share. Made at the node's start, closed at its end. Thread-safe; every part owns its
 * own state.
 */
public final class Initiator implements AutoCloseable {

    private final Toolchains toolchains;
    private final DefaultSearch defaultSearch;
    private final NativeProcessor nativeProcessor;
    private final InputFinder finder = new InputFinder(new FileFacts());
    private final DiagnosticsLocale locale = new DiagnosticsLocale();
    private final CostModel costs;
    private final Slots slots;
    private final SpeedGauge ownSpeed;
    private final Events events;
    private final Preprocessor preprocessor;
    private final Dispatcher dispatcher;
    private final Peers peers;
    private final Quarantine quarantine = new Quarantine();
    private final Sample sample = new Sample();
    private final KeptDifferences differences;

    /**
     * An initiator with nothing to do.
     *
     * @param searchPath the node's own PATH, for drivers that look for their parts along it
     * @param temporary a directory for spooled results and preprocessed sources
     * @param differences a directory for results that came out differently here and there
     * @param cores of this machine, used where no slot is offered to others and nobody else is there
     */
    public Initiator(Toolchains toolchains, String searchPath, CostModel costs, Slots slots, SpeedGauge ownSpeed, int cores,
            LinkDialer dialer, Path temporary, Path differences, Events events) {
        this.toolchains = toolchains;
        this.defaultSearch = new DefaultSearch(searchPath);
        this.nativeProcessor = new NativeProcessor(searchPath);
        this.costs = costs;
        this.slots = slots;
        this.ownSpeed = ownSpeed;
        this.events = events;
        this.preprocessor = new Preprocessor(temporary, cores);
        this.differences = new KeptDifferences(differences);
        this.peers = new Peers(dialer, temporary, events, quarantine, Peers.IDLE);
        this.dispatcher = new Dispatcher(slots, ownSpeed, cores, peers);
        peers.attach(dispatcher);
    }

    /** Begins a compile. */
    public CompileJourney begin(ClientMessage.Compile request) {
        return new CompileJourney(this, request);
    }

    /**
     * What would happen to a compile.
     *
     * @param served whether this is a node that clients ask, and not only its knowledge
     */
    public Explanation explain(ClientMessage.Compile request, boolean served) {
        return new Explainer(this, request, served).explain();
    }

    /** A worker asks for work. */
    public void asks(Peer worker, StealRequest request) {
        dispatcher.asks(worker, request);
    }

    /** A worker has left the cluster. */
    public void gone(String worker) {
        peers.gone(worker);
        dispatcher.gone(worker);
    }

    /** Slots of this machine were taken or given back. */
    public void slotsChanged() {
        dispatcher.match();
    }

    /** Actions that wait for a slot anywhere. */
    public int queued() {
        return dispatcher.queued();
    }

    /** What they are expected to take, in reference milliseconds. */
    public double queuedCost() {
        return dispatcher.queuedCost();
    }

    Optional<Path> compilerNamed(ClientMessage.Compile request) {
        return CompilerSearch.find(request.arguments().get(0), Path.of(request.workingDirectory()),
                request.environment().getOrDefault("PATH", ""));
    }

    Optional<Toolchain> toolchain(Path driver, ClientMessage.Compile request) {
        return toolchains.forDriver(driver, request.environment().getOrDefault("PATH", ""));
    }

    ParsedCommand parse(Toolchain toolchain, ClientMessage.Compile request) {
        List<String> words = request.arguments().subList(1, request.arguments().size());
        ParsedCommand parsed = parse(toolchain, words, request);
        boolean saysNative = parsed instanceof ParsedCommand.LocalOnly local && local.reason() == LocalReason.NATIVE_CPU;
        return saysNative
                ? nativeProcessor.spelledOut(toolchain, words).map(other -> parse(toolchain, other, request))
                        .filter(other -> !recordsOptionsInOrder(toolchain, other)).orElse(parsed)
                : parsed;
    }

    private static ParsedCommand parse(Toolchain toolchain, List<String> words, ClientMessage.Compile request) {
        CommandParser parser = new CommandParser(name -> read(Path.of(request.workingDirectory()).resolve(name)));
        return parser.parse(toolchain.family(), toolchain.mode(), request.arguments().get(0), words, request.environment());
    }

    /** GCC's debug information holds its options in the order in which its driver passes them, and that is another with other words. */
    private static boolean recordsOptionsInOrder(Toolchain toolchain, ParsedCommand parsed) {
        return toolchain.family() == Family.GCC
                && parsed instanceof ParsedCommand.Distributable distributable && distributable.command().debug() > 0;
    }

    /** Not what only the client's own process can open: {@code /dev/stdin}, {@code /proc/self/fd/3}. */
    private static Optional<String> read(Path responseFile) {
        boolean theClients = responseFile.startsWith("/proc") || responseFile.startsWith("/dev/fd") || responseFile.equals(Path.of("/dev/stdin"));
        if (theClients || !Files.isRegularFile(responseFile)) {
            return Optional.empty();
        }
        try {
            return Optional.of(Files.readString(responseFile));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** What the toolchain adds to this command's include search; empty if the driver doesn't say. */
    Optional<DefaultDirectories> defaults(CompileCommand command, Toolchain toolchain, ClientMessage.Compile request) {
        return defaultSearch.directories(toolchain, command.language(), command.toolchainFlags(),
                command.standardIncludes(), Path.of(request.workingDirectory()));
    }

    Found findInputs(CompileCommand command, DefaultDirectories defaults, ClientMessage.Compile request, Trail trail) {
        CompileCommand whole = defaults.preInclude().map(command::alsoIncluding).orElse(command);
        return finder.find(whole, defaults.directories(), request.workingDirectory(),
                logicalDirectory(request), request.environment(), trail);
    }

    Optional<Preprocessor.Preprocessed> preprocess(CompileCommand command, Toolchain toolchain,
            ClientMessage.Compile request, Consumer<Process> started) throws IOException, InterruptedException {
        return preprocessor.run(command, toolchain, request.workingDirectory(), request.environment(), started);
    }

    /** What the compiler takes for the working directory's name: {@code PWD} if it leads there. */
    String logicalDirectory(ClientMessage.Compile request) {
        String pwd = request.environment().getOrDefault("PWD", "");
        String physical = request.workingDirectory();
        if (!pwd.startsWith("/") || pwd.equals(physical)) {
            return physical;
        }
        try {
            return Path.of(pwd).toRealPath().toString().equals(physical) ? pwd : physical;
        } catch (IOException e) {
            return physical;
        }
    }

    Optional<String> localeFor(ClientMessage.Compile request) {
        return locale.forWorker(request.environment());
    }

    void withdraw(PendingAction action) {
        dispatcher.withdraw(action);
        peers.cancel(action);
    }

    /** Whose results are not taken any more, and why. */
    public Quarantine quarantine() {
        return quarantine;
    }

    /** The worker gets no more work, and nothing that it still makes is taken. */
    void quarantine(Peer worker, String why) {
        quarantine.add(worker.id(), why);
        dispatcher.bar(worker.id());
        peers.quarantined(worker);
    }

    /** Chooses what is verified. */
    Sample sample() {
        return sample;
    }

    KeptDifferences differences() {
        return differences;
    }

    Dispatcher dispatcher() {
        return dispatcher;
    }

    CostModel costs() {
        return costs;
    }

    Slots slots() {
        return slots;
    }

    SpeedGauge ownSpeed() {
        return ownSpeed;
    }

    Events events() {
        return events;
    }

    @Override
    public void close() {
        peers.close();
    }
}
