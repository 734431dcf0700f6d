package org.hybridgrid.initiator;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;
import org.hybridgrid.command.PreprocessedCommand;
import org.hybridgrid.model.Argument;
import org.hybridgrid.model.CompileCommand;
import org.hybridgrid.model.Digest;
import org.hybridgrid.model.InputSet;
import org.hybridgrid.model.Language;
import org.hybridgrid.model.Output;
import org.hybridgrid.model.Toolchain;

/** Runs the preprocessor here, for a command whose inputs could not be found without it. Thread-safe. */
final class Preprocessor {

    /**
     * A command whose inputs are one preprocessed source.
     *
     * @param file where its content lies until the action ended
     */
    record Preprocessed(InputSet inputs, List<Argument> arguments, Language language, List<Output> outputs, Path file) {
    }

    /**
     * What means another thing once it is preprocessed: the assembler would read a file that the preprocessor did not; macros change after some pragmas;
     * columns are asked for.
     */
    private static final List<String> MEANT_FOR_THE_SOURCE = List.of(".incbin", "#pragma GCC target", "#pragma GCC optimize", "#pragma GCC p",
            "__builtin_COLUMN", "__builtin_source_location");

    private final Path directory;
    private final Semaphore turns;

    /**
     * None runs yet.
     *
     * @param most how many may run at a time, since they take no slot
     */
    Preprocessor(Path directory, int most) {
        this.directory = directory;
        this.turns = new Semaphore(most);
    }

    /**
     * Empty if preprocessing would change the object, fails, or has something to say that the compiler would say again.
     *
     * @param started is given the process, which may be ended from elsewhere: then it has failed
     */
    Optional<Preprocessed> run(CompileCommand command, Toolchain toolchain, String workingDirectory,
            Map<String, String> environment, Consumer<Process> started) throws IOException, InterruptedException {
        turns.acquire();
        Path file = null;
        Optional<Preprocessed> result = Optional.empty();
        try {
            file = Files.createTempFile(directory, "pre", ".i");
            Optional<PreprocessedCommand> split = PreprocessedCommand.split(command, file.toString());
            if (split.isPresent() && succeeds(toolchain, split.get(), workingDirectory, environment, started)) {
                result = described(command, split.get(), workingDirectory, file);
            }
            return result;
        } finally {
            turns.release();
            if (file != null && result.isEmpty()) {
                Files.deleteIfExists(file);
            }
        }
    }

    private static Optional<Preprocessed> described(CompileCommand command, PreprocessedCommand split, String workingDirectory, Path file)
            throws IOException {
        byte[] content = Files.readAllBytes(file);
        String text = new String(content, StandardCharsets.ISO_8859_1);
        if (MEANT_FOR_THE_SOURCE.stream().anyMatch(text::contains)) {
            return Optional.empty();
        }
        MessageDigest hash = Digest.newHash();
        Digest digest = Digest.of(hash.digest(content));
        Path source = Path.of(workingDirectory).resolve(command.source());
        String physical = source.getParent().toRealPath().resolve(source.getFileName()).toString();
        List<String> directories = new ArrayList<>(OutputPlaces.directories(command, workingDirectory));
        directories.add(workingDirectory);
        InputSet inputs = new InputSet(
                List.of(new InputSet.File(physical, digest, content.length, 0)), List.of(), directories);
        return Optional.of(new Preprocessed(inputs, split.compile(), split.language(), split.outputs(), file));
    }

    private boolean succeeds(Toolchain toolchain, PreprocessedCommand split, String workingDirectory,
            Map<String, String> environment, Consumer<Process> started) throws IOException, InterruptedException {
        List<String> words = new ArrayList<>();
        words.add(toolchain.driver());
        words.addAll(split.preprocess());
        ProcessBuilder builder = new ProcessBuilder(words).directory(Path.of(workingDirectory).toFile())
                .redirectErrorStream(true).redirectInput(Path.of("/dev/null").toFile());
        builder.environment().clear();
        builder.environment().putAll(environment);
        Process process = builder.start();
        started.accept(process);
        int said = process.getInputStream().readAllBytes().length;
        return process.waitFor() == 0 && said == 0;
    }
}
