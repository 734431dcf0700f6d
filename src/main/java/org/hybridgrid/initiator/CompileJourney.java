package org.hybridgrid.initiator;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.hybridgrid.inputs.Found;
import org.hybridgrid.inputs.TimeMacro;
import org.hybridgrid.model.CompileCommand;
import org.hybridgrid.model.Digest;
import org.hybridgrid.model.Fault;
import org.hybridgrid.model.InputSet;
import org.hybridgrid.model.LocalReason;
import org.hybridgrid.model.ParsedCommand;
import org.hybridgrid.model.Toolchain;
import org.hybridgrid.protocol.ClientMessage;
import org.hybridgrid.protocol.WireAction;
import org.hybridgrid.schedule.Expected;
import org.hybridgrid.schedule.Features;
import org.hybridgrid.toolchain.DefaultDirectories;

/**
 * One compile, from what the client sent to what it gets back. Made for each command, used by one thread; {@link #abandon} may come
 * from another.
 *
 * <ol>
 *   <li>find the compiler the user means, and parse its command: not ours, the client runs it;
 *   <li>does anyone else have this compiler? If not, wait for a slot here; is a slot free here anyway? Take it;
 *   <li>find the inputs: can't tell, preprocess here; can't do that either, wait for a slot here;
 *   <li>wait until an idle worker steals the action, or until a slot is free here;
 *   <li>look at what came back: an error or a fault is repeated here, so that the person sees their own compiler's words.
 * </ol>
 */
public final class CompileJourney {

    private final Initiator node;
    private final ClientMessage.Compile request;
    private volatile PendingAction pending;
    private volatile boolean abandoned;
    private String compiler = "";
    private boolean distributable;
    private boolean preprocessed;
    private boolean wrapped;
    private boolean remoteOnly;
    private Estimate estimate;

    /** What is expected of the compile, and where to note what it really took. */
    private record Estimate(long key, Features features, Expected expected) {
    }

    CompileJourney(Initiator node, ClientMessage.Compile request) {
        this.node = node;
        this.request = request;
    }

    /** Goes the whole way. Blocks as long as that takes. */
    public Ending travel() throws InterruptedException {
        // 1. The compiler and its command
        Optional<Path> found = node.compilerNamed(request);
        if (found.isEmpty()) {
            // As typed: the system says what is wrong with it.
            compiler = request.arguments().get(0);
            return exec(LocalReason.COMPILER_NOT_FOUND);
        }
        compiler = found.get().toString();
        if (!request.utf8()) {
            return atOnce(LocalReason.NOT_UTF8);
        }
        Optional<Toolchain> toolchain = node.toolchain(found.get(), request);
        if (toolchain.isEmpty()) {
            return atOnce(LocalReason.TOOLCHAIN_UNKNOWN);
        }
        ParsedCommand parsed = node.parse(toolchain.get(), request);
        if (parsed instanceof ParsedCommand.LocalOnly local) {
            return compilesNothing(local.reason()) ? exec(local.reason()) : atOnce(local.reason());
        }
        CompileCommand command = ((ParsedCommand.Distributable) parsed).command();
        distributable = true;
        // Lines are broken by the length of the paths in them, and those are longer elsewhere.
        wrapped = command.arguments().stream().anyMatch(word -> word.text().startsWith("-fmessage-length"));
        node.events().distributable();
        return distribute(command, toolchain.get());
    }

    private Ending distribute(CompileCommand command, Toolchain toolchain) throws InterruptedException {
        // 2. Is it worth looking further?
        String mode = request.environment().getOrDefault("HYBRIDGRID_MODE", "auto");
        remoteOnly = mode.equals("remote");
        estimate = estimate(command, null);
        if (mode.equals("local")) {
            return here(LocalReason.LOCAL_MODE);
        }
        Dispatcher dispatcher = node.dispatcher();
        if (dispatcher.isAlone()) {
            return here(LocalReason.ALONE);
        }
        if (!dispatcher.isElsewhere(toolchain.fingerprint())) {
            return here(LocalReason.NO_SUCH_TOOLCHAIN);
        }
        if (!remoteOnly && dispatcher.tryTakeTurn()) {
            return turn(LocalReason.LOCAL_SLOT);
        }
        if (UnmappedPaths.in(command, request.workingDirectory())) {
            return here(LocalReason.MAPPED_PATHS);
        }
        if (OutputPlaces.special(command, request.workingDirectory(), request.umask()).isPresent()) {
            return here(LocalReason.OUTPUT_SPECIAL);
        }
        // 3. The inputs
        Path temporary = null;
        try {
            ActionMaker maker = new ActionMaker(node, request, toolchain);
            Optional<DefaultDirectories> defaults = node.defaults(command, toolchain, request);
            if (defaults.isEmpty()) {
                return here(LocalReason.TOOLCHAIN_UNKNOWN);
            }
            Found inputs = node.findInputs(command, defaults.get(), request);
            Optional<WireAction> action;
            Map<Digest, Path> locations = Map.of();
            if (inputs instanceof Found.Local local) {
                return here(local.reason());
            } else if (inputs instanceof Found.Inputs shipped) {
                if (asksForTheTime(shipped, toolchain)) {
                    return here(LocalReason.TIME_MACRO);
                }
                estimate = estimate(command, shipped.set());
                action = Optional.of(maker.shipped(command, defaults.get(), shipped.set(), estimate.expected()));
            } else {
                Optional<Preprocessor.Preprocessed> source = node.preprocess(command, toolchain, request);
                if (source.isEmpty()) {
                    return here(LocalReason.INPUTS_UNKNOWN);
                }
                temporary = source.get().file();
                preprocessed = true;
                locations = Map.of(source.get().inputs().files().get(0).digest(), temporary);
                estimate = estimate(command, source.get().inputs());
                action = Optional.of(maker.preprocessed(command, source.get(), estimate.expected()));
            }
            // 4. A slot somewhere
            return settle(await(PendingAction.anywhere(action.get(), locations, remoteOnly)));
        } catch (IOException e) {
            return here(LocalReason.UNREADABLE_INPUT);
        } finally {
            deleteQuietly(temporary);
        }
    }

    /** The time of the compile is this machine's unless it is given, and a modification time is written in this machine's time zone. */
    private boolean asksForTheTime(Found.Inputs inputs, Toolchain toolchain) {
        boolean given = request.environment().containsKey("SOURCE_DATE_EPOCH") && readsTheEpoch(toolchain);
        return inputs.time().contains(TimeMacro.TIMESTAMP) || !inputs.time().isEmpty() && !given;
    }

    /** Clang takes the clock's time whatever SOURCE_DATE_EPOCH says, up to version 15. */
    private static boolean readsTheEpoch(Toolchain toolchain) {
        return switch (toolchain.family()) {
            case GCC -> true;
            case CLANG -> {
                String major = toolchain.version().split("\\.")[0];
                yield major.matches("\\d{1,4}") && Integer.parseInt(major) >= 16;
            }
        };
    }

    /** 5. What came back. */
    private Ending settle(Verdict verdict) throws InterruptedException {
        if (verdict instanceof Verdict.Local) {
            return turn(pending.onlyHere() != null ? pending.onlyHere() : LocalReason.LOCAL_SLOT);
        }
        if (verdict instanceof Verdict.Impossible impossible) {
            return refuse(impossible.reason());
        }
        RemoteResult result = ((Verdict.Remote) verdict).result();
        LocalReason repeat = reasonToRepeat(result);
        if (repeat == null) {
            learn(result);
            return new Ending.Made(result);
        }
        Lease.discard(result);
        return here(repeat);
    }

    private LocalReason reasonToRepeat(RemoteResult result) {
        if (result.signal().isPresent()) {
            node.events().fault(Fault.COMPILER_KILLED, "signal " + result.signal().getAsInt() + " on " + result.worker());
            return LocalReason.COMPILE_FAILED;
        }
        if (result.exit() != 0) {
            return LocalReason.COMPILE_FAILED;
        }
        boolean wordedHere = request.terminal() || preprocessed || wrapped || node.localeFor(request) == null;
        return result.hasDiagnostics() && wordedHere ? LocalReason.DIAGNOSTICS : null;
    }

    private void learn(RemoteResult result) {
        // CPU time, since a worker's wall clock also measures its other load; the speed of the node is in it.
        long micros = result.message().cpuMicros() > 0 ? result.message().cpuMicros() : result.message().wallMicros();
        node.costs().learn(estimate.key(), estimate.features(), new Expected(micros / 1000.0, mebibytes(result.message().peakKib())));
    }

    /** The result was given to the client. */
    public void delivered(RemoteResult result) {
        node.events().remote(result.worker(), preprocessed, result.message().cpuMicros());
    }

    /** The client could not put a result in place: its own compiler says why. */
    public Ending notWritten() throws InterruptedException {
        return here(LocalReason.OUTPUT_NOT_WRITTEN);
    }

    /** The client is gone: nothing of it shall be left running anywhere. */
    public void abandon() {
        abandoned = true;
        PendingAction action = pending;
        if (action != null) {
            action.verdict().cancel(false);
            node.withdraw(action);
        }
    }

    private Verdict await(PendingAction action) throws InterruptedException {
        pending = action;
        node.dispatcher().submit(action);
        if (abandoned) {
            abandon();
        }
        try {
            return action.verdict().get();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Waits for a slot of this machine. */
    private Ending here(LocalReason reason) throws InterruptedException {
        if (remoteOnly) {
            return refuse(reason);
        }
        Verdict verdict = await(PendingAction.here(estimate.expected().costMs(), reason));
        if (!(verdict instanceof Verdict.Local)) {
            throw new IllegalStateException("an action for this machine ended as " + verdict);
        }
        return turn(reason);
    }

    private Ending refuse(LocalReason reason) {
        return new Ending.Refused("not compiled on another node: " + reason.explanation());
    }

    private Ending turn(LocalReason reason) {
        node.events().local(reason, distributable);
        Estimate expected = estimate;
        return new Ending.Here(compiler, reason, new LocalTurn(node.slots()::releaseLocal, (succeeded, cpuMs, wallMs, peakKib) -> {
            if (!succeeded) {
                node.events().compileFailed(distributable);
            } else {
                if (reason == LocalReason.COMPILE_FAILED) {
                    node.events().fault(Fault.ONLY_FAILED_REMOTELY, request.arguments().toString());
                }
                if (expected != null) {
                    node.costs().learn(expected.key(), expected.features(), new Expected(cpuMs, mebibytes(peakKib)));
                    node.ownSpeed().progressed(cpuMs, wallMs);
                    node.ownSpeed().ran(expected.expected().costMs(), cpuMs);
                }
            }
        }));
    }

    /** A command that is not ours to delay: it runs now, and others wait for its slot. */
    private Ending atOnce(LocalReason reason) {
        node.slots().takeLocal();
        return turn(reason);
    }

    private Ending exec(LocalReason reason) {
        node.events().local(reason, false);
        return new Ending.Exec(compiler, reason);
    }

    private static boolean compilesNothing(LocalReason reason) {
        return switch (reason) {
            case QUERY, PREPROCESS_ONLY, NO_SOURCE, BAD_COMMAND -> true;
            default -> false;
        };
    }

    private static int mebibytes(long kibibytes) {
        return (int) Math.min(Integer.MAX_VALUE, (kibibytes + 1023) >> 10);
    }

    private Estimate estimate(CompileCommand command, InputSet inputs) {
        long key = CommandClass.key(command, request.workingDirectory());
        Features features = CommandClass.features(command, request.workingDirectory(), inputs);
        return new Estimate(key, features, node.costs().expect(key, features));
    }

    private static void deleteQuietly(Path file) {
        if (file != null) {
            try {
                Files.deleteIfExists(file);
            } catch (IOException e) {
                // A temporary file more in a directory that the next start empties.
            }
        }
    }
}
