package org.hybridgrid.initiator;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.hybridgrid.command.CommandTraits;
import org.hybridgrid.inputs.Trail;
import org.hybridgrid.model.Digest;
import org.hybridgrid.model.Fault;
import org.hybridgrid.model.InputSet;
import org.hybridgrid.model.LocalReason;
import org.hybridgrid.protocol.ClientMessage;
import org.hybridgrid.schedule.Expected;

/**
 * One compile, from what the client sent to what it gets back. Made for each command, used by one thread; {@link #abandon} may come
 * from another.
 *
 * <ol>
 *   <li>find the compiler the user means, and parse its command: not ours, the client runs it;
 *   <li>does anyone else have this compiler? If not, wait for a slot here; is a slot free here anyway? Take it;
 *   <li>find the inputs: can't tell, preprocess here where nothing is lost by it; can't do that either, wait for a slot here;
 *   <li>wait until an idle worker steals the action, or until a slot is free here;
 *   <li>look at what came back: an error or a fault is repeated here, so that the person sees their own compiler's words; a share that the
 *       person sets is made again here and compared.
 * </ol>
 */
public final class CompileJourney {

    private final Initiator node;
    private final ClientMessage.Compile request;
    private volatile PendingAction pending;
    private volatile Process preprocessor;
    private volatile boolean abandoned;
    private String compiler = "";
    private boolean distributable;
    private boolean preprocessed;
    private boolean wrapped;
    private boolean remoteOnly;
    private Estimate estimate;
    private Preparation preparation;
    private Prepared.Ready ready;

    CompileJourney(Initiator node, ClientMessage.Compile request) {
        this.node = node;
        this.request = request;
    }

    /** Goes the whole way. Blocks as long as that takes. */
    public Ending travel() throws InterruptedException {
        // 1. The compiler and its command
        Reading reading = Reading.of(node, request);
        if (reading instanceof Reading.Nameless nameless) {
            // As typed: the system says what is wrong with it.
            compiler = nameless.typed();
            return exec(LocalReason.COMPILER_NOT_FOUND);
        }
        if (reading instanceof Reading.Stays stays) {
            compiler = stays.compiler().toString();
            return stays.compilesNothing() ? exec(stays.reason()) : atOnce(stays.reason());
        }
        Reading.Distributable read = (Reading.Distributable) reading;
        compiler = read.compiler().toString();
        distributable = true;
        wrapped = CommandTraits.wrapsMessages(read.command());
        node.events().distributable();
        preparation = new Preparation(node, request, read);
        return distribute();
    }

    private Ending distribute() throws InterruptedException {
        // 2. Is it worth looking further?
        remoteOnly = preparation.remoteOnly();
        estimate = preparation.estimate(null);
        Optional<LocalReason> alone = preparation.reasonOfTheCluster();
        if (alone.isPresent()) {
            return here(alone.get());
        }
        if (!remoteOnly && node.dispatcher().tryTakeTurn()) {
            return turn(LocalReason.LOCAL_SLOT);
        }
        Optional<Prepared.Stays> circumstances = preparation.reasonOfCircumstances();
        if (circumstances.isPresent()) {
            return here(circumstances.get().reason());
        }
        // 3. The inputs
        Map<Digest, Path> temporary = Map.of();
        try {
            Prepared prepared = preparation.inputs(Trail.NONE);
            if (prepared instanceof Prepared.Unsure) {
                prepared = preparation.preprocess(this::preprocessing);
            }
            if (prepared instanceof Prepared.Stays stays) {
                return here(stays.reason());
            }
            ready = (Prepared.Ready) prepared;
            temporary = ready.locations();
            preprocessed = ready.preprocessed();
            estimate = ready.estimate();
            // 4. A slot somewhere
            return settle(await(PendingAction.anywhere(ready.action(), temporary, remoteOnly)));
        } catch (IOException e) {
            return here(LocalReason.UNREADABLE_INPUT);
        } finally {
            temporary.values().forEach(CompileJourney::deleteQuietly);
        }
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
        if (remoteOnly && isAnAnswer(repeat, result)) {
            return new Ending.Made(result);
        }
        if (repeat == null) {
            learn(result);
            return preparation.isVerifiable() && isChosen() ? again(result) : new Ending.Made(result);
        }
        Lease.discard(result);
        return here(repeat);
    }

    private boolean isChosen() {
        long bits = estimate.key();
        for (InputSet.File file : ready.action().inputs().files()) {
            bits ^= file.digest().a();
        }
        return node.sample().takes(VerifySetting.percent(request.environment()), bits);
    }

    /** Waits for a slot here like any other, while the result waits for its comparison: nothing else is held meanwhile. */
    private Ending again(RemoteResult result) throws InterruptedException {
        boolean turn = false;
        try {
            await(PendingAction.here(estimate.expected().costMs(), LocalReason.NOT_CONFIRMED));
            turn = true;
            return new Ending.Checked(compiler, localTurn(LocalReason.NOT_CONFIRMED), new Verification(node, request, preparation, ready, result));
        } finally {
            if (!turn) {
                Lease.discard(result);
            }
        }
    }

    private LocalReason reasonToRepeat(RemoteResult result) {
        if (node.quarantine().has(result.worker().id())) {
            return LocalReason.QUARANTINED;
        }
        if (result.signal().isPresent()) {
            node.events().fault(Fault.COMPILER_KILLED, "signal " + result.signal().getAsInt() + " on " + result.worker().name());
            return LocalReason.COMPILE_FAILED;
        }
        if (result.exit() != 0) {
            return LocalReason.COMPILE_FAILED;
        }
        boolean wordedHere = request.terminal() || ready.wordedHere() || wrapped || result.isWordedByDriver();
        return result.hasDiagnostics() && wordedHere ? LocalReason.DIAGNOSTICS : null;
    }

    /** Who wants no compile here has the worker's words, its exit status and, if there is one, its object. */
    private static boolean isAnAnswer(LocalReason repeat, RemoteResult result) {
        return repeat == LocalReason.DIAGNOSTICS || repeat == LocalReason.COMPILE_FAILED && result.signal().isEmpty();
    }

    private void learn(RemoteResult result) {
        // CPU time, since a worker's wall clock also measures its other load; the speed of the node is in it.
        long micros = result.message().cpuMicros() > 0 ? result.message().cpuMicros() : result.message().wallMicros();
        node.costs().learn(estimate.key(), estimate.features(), new Expected(micros / 1000.0, mebibytes(result.message().peakKib())));
    }

    /** The result was given to the client. */
    public void delivered(RemoteResult result) {
        if (result.exit() == 0) {
            node.events().remote(result.worker().name(), preprocessed, result.message().cpuMicros());
        } else {
            node.events().compileFailed(distributable);
        }
    }

    /** The client could not put a result in place: its own compiler says why. */
    public Ending notWritten() throws InterruptedException {
        return here(LocalReason.OUTPUT_NOT_WRITTEN);
    }

    /** The client is gone: nothing of it shall be left running anywhere. */
    public void abandon() {
        abandoned = true;
        Process running = preprocessor;
        if (running != null) {
            running.destroy();
        }
        PendingAction action = pending;
        if (action != null) {
            action.verdict().cancel(false);
            node.withdraw(action);
        }
    }

    private void preprocessing(Process started) {
        preprocessor = started;
        if (abandoned) {
            started.destroy();
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
        return new Ending.Here(compiler, reason, localTurn(reason));
    }

    private LocalTurn localTurn(LocalReason reason) {
        Estimate expected = estimate;
        return new LocalTurn(node.slots()::releaseLocal, (succeeded, cpuMs, wallMs, peakKib) -> {
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
        });
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

    private static int mebibytes(long kibibytes) {
        return (int) Math.min(Integer.MAX_VALUE, (kibibytes + 1023) >> 10);
    }

    private static void deleteQuietly(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            // A temporary file more in a directory that the next start empties.
        }
    }
}
