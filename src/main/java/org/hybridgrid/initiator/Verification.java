package org.hybridgrid.initiator;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.hybridgrid.inputs.Trail;
import org.hybridgrid.model.Fault;
import org.hybridgrid.model.InputSet;
import org.hybridgrid.model.LocalReason;
import org.hybridgrid.protocol.ClientMessage;

/**
 * A compile that another node has made and that the client's compiler makes again ({@code HYBRIDGRID_VERIFY}). The client keeps its own
 * compiler's result in any case. A worker whose result differs is put in quarantine, unless the inputs were changed between the two
 * compiles. Made just before the second one; used by one thread, closed by whoever has it.
 */
public final class Verification implements AutoCloseable {

    private final Initiator node;
    private final ClientMessage.Compile request;
    private final Preparation preparation;
    private final Prepared.Ready first;
    private final RemoteResult result;
    private final ResultComparison comparison;
    private boolean counted;

    Verification(Initiator node, ClientMessage.Compile request, Preparation preparation, Prepared.Ready first, RemoteResult result) {
        this.node = node;
        this.request = request;
        this.preparation = preparation;
        this.first = first;
        this.result = result;
        this.comparison = new ResultComparison(result, request.workingDirectory());
    }

    /**
     * The client's compiler ended: compares and counts.
     *
     * @param said what it wrote, as far as the client could tell
     * @return a line for the person, if they must know
     */
    public Optional<String> compare(ClientMessage.Finished finished, List<ClientMessage.Said> said) throws IOException, InterruptedException {
        List<Difference> differences = comparison.differences(finished.waitStatus(), said);
        if (differences.isEmpty()) {
            counted = true;
            node.events().compared(true);
            node.events().remote(result.worker().name(), first.preprocessed(), result.message().cpuMicros());
            return Optional.empty();
        }
        if (!sameInputs()) {
            return Optional.empty();
        }
        String name = result.worker().name();
        String what = differences.stream().map(Difference::words).collect(Collectors.joining(", "));
        String kept = keep(differences);
        node.events().compared(false);
        node.events().fault(Fault.RESULT_DIFFERS, what + ", made by " + name + "; " + kept + ": " + request.arguments());
        node.quarantine(result.worker(), "its result differed from this machine's: " + what);
        return Optional.of("hybridgrid: " + what + " made by " + name + " and here differ: yours is used, " + name
                + " gets no more work from this node; " + kept);
    }

    /** A file that was edited between the two compiles makes a difference that is nobody's fault. */
    private boolean sameInputs() throws IOException, InterruptedException {
        Prepared now = preparation.inputs(Trail.NONE);
        if (now instanceof Prepared.Unsure) {
            now = preparation.preprocess(process -> { });
        }
        if (!(now instanceof Prepared.Ready ready)) {
            return false;
        }
        for (Path temporary : ready.locations().values()) {
            Files.deleteIfExists(temporary);
        }
        InputSet before = first.action().inputs();
        return ready.action().inputs().files().equals(before.files());
    }

    private String keep(List<Difference> differences) {
        String main = Path.of(result.outputs().get(0).output().path()).getFileName().toString();
        try {
            Path kept = node.differences().begin(main);
            Files.writeString(kept.resolve("command"), "directory: " + request.workingDirectory() + "\nworker: " + result.worker().name() + " "
                    + result.worker().dataLink() + "\ncommand: " + String.join(" ", request.arguments()) + "\n");
            for (Difference difference : differences) {
                difference.remote().to(kept.resolve("remote").resolve(difference.name()));
                difference.local().to(kept.resolve("local").resolve(difference.name()));
            }
            return "both are in " + kept;
        } catch (IOException e) {
            return "they could not be kept: " + e;
        }
    }

    @Override
    public void close() {
        Lease.discard(result);
        if (!counted) {
            // Whatever became of it, the object is this machine's.
            counted = true;
            node.events().local(LocalReason.NOT_CONFIRMED, true);
        }
    }
}
