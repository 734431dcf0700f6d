package org.hybridgrid.initiator;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.hybridgrid.command.CommandTraits;
import org.hybridgrid.command.PreprocessedCommand;
import org.hybridgrid.command.UnmappedPaths;
import org.hybridgrid.inputs.Found;
import org.hybridgrid.inputs.TimeMacro;
import org.hybridgrid.inputs.Trail;
import org.hybridgrid.model.CompileCommand;
import org.hybridgrid.model.InputSet;
import org.hybridgrid.model.LocalReason;
import org.hybridgrid.model.SearchDirectory;
import org.hybridgrid.model.Toolchain;
import org.hybridgrid.protocol.ClientMessage;
import org.hybridgrid.schedule.Features;
import org.hybridgrid.toolchain.DefaultDirectories;

/**
 * Makes a command ready to travel, or says why it can't: what a journey asks between the command and the queue. Nothing is executed here but
 * questions to the compiler's driver, and {@link #preprocess}. Made for one command, used by one thread.
 */
final class Preparation {

    private final Initiator node;
    private final ClientMessage.Compile request;
    private final CompileCommand command;
    private final Toolchain toolchain;
    private final Path compiler;

    Preparation(Initiator node, ClientMessage.Compile request, Reading.Distributable read) {
        this.node = node;
        this.request = request;
        this.command = read.command();
        this.toolchain = read.toolchain();
        this.compiler = read.compiler();
    }

    /** Why the cluster as it is now can't have it; empty if it can. */
    Optional<LocalReason> reasonOfTheCluster() {
        if (mode().equals("local")) {
            return Optional.of(LocalReason.LOCAL_MODE);
        }
        return node.dispatcher().absence(toolchain.fingerprint());
    }

    /** Whether it must not run on this machine. */
    boolean remoteOnly() {
        return mode().equals("remote");
    }

    private String mode() {
        return request.environment().getOrDefault("HYBRIDGRID_MODE", "auto");
    }

    /** Why the places of its files, or its limits, keep it here, with the place; empty if they don't. */
    Optional<Prepared.Stays> reasonOfCircumstances() {
        if (request.limited()) {
            return Optional.of(new Prepared.Stays(LocalReason.RESOURCE_LIMIT, ""));
        }
        if (UnmappedPaths.in(command, request.workingDirectory())) {
            return Optional.of(new Prepared.Stays(LocalReason.MAPPED_PATHS, ""));
        }
        if (looksBesideALink()) {
            return Optional.of(new Prepared.Stays(LocalReason.COMPILER_DIRECTORY, "-no-canonical-prefixes"));
        }
        return OutputPlaces.special(command, request.workingDirectory(), request.umask())
                .map(output -> new Prepared.Stays(LocalReason.OUTPUT_SPECIAL, output));
    }

    /** Whether the driver was found by a link and the command makes it call its own headers by names beside that. */
    private boolean looksBesideALink() {
        if (!CommandTraits.keepsLinkedPrefixes(command)) {
            return false;
        }
        try {
            return !compiler.toRealPath().getParent().equals(compiler.toAbsolutePath().getParent());
        } catch (IOException e) {
            return true;
        }
    }

    /** Finds the inputs and makes the action. */
    Prepared inputs(Trail trail) {
        Optional<DefaultDirectories> defaults = node.defaults(command, toolchain, request);
        if (defaults.isEmpty()) {
            return new Prepared.Stays(LocalReason.TOOLCHAIN_UNKNOWN, "");
        }
        if (hasOwnPreInclude(defaults.get())) {
            return new Prepared.Stays(LocalReason.INPUTS_UNKNOWN, defaults.get().preInclude().get());
        }
        Found found = node.findInputs(command, defaults.get(), request, trail);
        if (found instanceof Found.Local local) {
            return new Prepared.Stays(local.reason(), local.detail());
        }
        if (found instanceof Found.Unsure unsure) {
            return new Prepared.Unsure(unsure.why(), unsure.file(), unsure.line());
        }
        Found.Inputs inputs = (Found.Inputs) found;
        if (asksForTheTime(inputs)) {
            return new Prepared.Stays(LocalReason.TIME_MACRO, "");
        }
        Estimate estimate = estimate(inputs.set());
        ActionMaker maker = new ActionMaker(node, request, toolchain);
        return new Prepared.Ready(maker.shipped(command, defaults.get(), inputs.set(), estimate.expected()), estimate, Map.of(), false,
                inputs.linesOfOthers() || !maker.wordsAlike());
    }

    /** Whether a second compile can tell that a result is right. */
    boolean isVerifiable() {
        return CommandTraits.isRepeatable(command);
    }

    /** GCC looks for the header that it includes by itself as for one in brackets; told to a worker by {@code -include}, it is looked for here first. */
    private boolean hasOwnPreInclude(DefaultDirectories defaults) {
        if (defaults.preInclude().isEmpty()) {
            return false;
        }
        Path directory = Path.of(request.workingDirectory());
        String header = defaults.preInclude().get();
        return Files.exists(directory.resolve(header)) || command.search().stream()
                .filter(searched -> searched.kind() == SearchDirectory.Kind.QUOTE)
                .anyMatch(searched -> Files.exists(directory.resolve(searched.path()).resolve(header)));
    }

    /** Whether its preprocessed source could travel instead, if the preprocessor has nothing to say. */
    boolean canBePreprocessed() {
        return PreprocessedCommand.split(command, "preprocessed").isPresent();
    }

    /**
     * Runs the preprocessor here and makes an action of what it wrote.
     *
     * @param started is given the preprocessor's process
     * @throws IOException if it can't be run, or what it wrote can't be read
     */
    Prepared preprocess(Consumer<Process> started) throws IOException, InterruptedException {
        Optional<Preprocessor.Preprocessed> source = node.preprocess(command, toolchain, request, started);
        if (source.isEmpty()) {
            return new Prepared.Stays(LocalReason.INPUTS_UNKNOWN, "");
        }
        Path file = source.get().file();
        Estimate estimate = estimate(source.get().inputs());
        ActionMaker maker = new ActionMaker(node, request, toolchain);
        return new Prepared.Ready(maker.preprocessed(command, source.get(), estimate.expected()), estimate,
                Map.of(source.get().inputs().files().get(0).digest(), file), true, true);
    }

    /** What it will take; more is known with its inputs. */
    Estimate estimate(InputSet inputs) {
        long key = CommandClass.key(command, request.workingDirectory());
        Features features = CommandClass.features(command, request.workingDirectory(), inputs);
        return new Estimate(key, features, node.costs().expect(key, features));
    }

    /** The time of the compile is this machine's unless it is given, and a modification time is written in this machine's time zone. */
    private boolean asksForTheTime(Found.Inputs inputs) {
        boolean given = request.environment().containsKey("SOURCE_DATE_EPOCH") && readsTheEpoch();
        List<TimeMacro> asked = inputs.time().stream().filter(macro -> !isRedefined(macro)).toList();
        return asked.contains(TimeMacro.TIMESTAMP) || !asked.isEmpty() && !given;
    }

    /** By {@code -D__DATE__="redacted"}; a source that undefines it then gets nothing. */
    private boolean isRedefined(TimeMacro macro) {
        return command.macros().stream().anyMatch(definition -> definition.name().equals(macro.macro()) && definition.value() != null);
    }

    /** Clang takes the clock's time whatever SOURCE_DATE_EPOCH says, up to version 15. */
    private boolean readsTheEpoch() {
        return switch (toolchain.family()) {
            case GCC -> true;
            case CLANG -> {
                String major = toolchain.version().split("\\.")[0];
                yield major.matches("\\d{1,4}") && Integer.parseInt(major) >= 16;
            }
        };
    }
}
