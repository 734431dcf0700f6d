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

    Preprocessor(Path directory) {
        this.directory = directory;
    }

    /** Empty if preprocessing would change the object, fails, or has something to say that the compiler would say again. */
    Optional<Preprocessed> run(CompileCommand command, Toolchain toolchain, String workingDirectory,
            Map<String, String> environment) throws IOException, InterruptedException {
        Path file = Files.createTempFile(directory, "pre", ".i");
        Optional<PreprocessedCommand> split = PreprocessedCommand.split(command, file.toString());
        if (split.isEmpty() || !succeeds(toolchain, split.get(), workingDirectory, environment)) {
            Files.deleteIfExists(file);
            return Optional.empty();
        }
        byte[] content = Files.readAllBytes(file);
        String text = new String(content, StandardCharsets.ISO_8859_1);
        if (MEANT_FOR_THE_SOURCE.stream().anyMatch(text::contains)) {
            Files.deleteIfExists(file);
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
        return Optional.of(new Preprocessed(inputs, split.get().compile(), split.get().language(), split.get().outputs(), file));
    }

    private boolean succeeds(Toolchain toolchain, PreprocessedCommand split, String workingDirectory,
            Map<String, String> environment) throws IOException, InterruptedException {
        List<String> words = new ArrayList<>();
        words.add(toolchain.driver());
        words.addAll(split.preprocess());
        ProcessBuilder builder = new ProcessBuilder(words).directory(Path.of(workingDirectory).toFile())
                .redirectErrorStream(true).redirectInput(Path.of("/dev/null").toFile());
        builder.environment().clear();
        builder.environment().putAll(environment);
        Process process = builder.start();
        int said = process.getInputStream().readAllBytes().length;
        return process.waitFor() == 0 && said == 0;
    }
}
