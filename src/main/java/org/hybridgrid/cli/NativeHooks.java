package org.hybridgrid.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Builds the C programs that travel as sources in the jar, {@code hybridgrid} (the client) and {@code hybridgrid-confine},
 * with the machine's own compiler: no binary for any platform is in the jar, and what is built fits the machine.
 */
public final class NativeHooks {

    /** The program that stands for compilers. */
    public static final String CLIENT = "hybridgrid";

    /** The program that a worker runs compilers under. */
    public static final String CONFINE = "hybridgrid-confine";

    private static final String RESOURCES = "native-hooks/";
    private static final List<String> COMPILERS = List.of("cc", "gcc", "clang");

    private NativeHooks() {}

    /**
     * Builds both programs and puts each in its place by a rename, so that running builds go on with the old ones.
     *
     * @param binDirectory made where it is missing
     * @throws IOException with one line for a person: no C compiler, one that fails, or a directory that can't be written
     */
    public static void build(Path binDirectory) throws IOException, InterruptedException {
        build(binDirectory, COMPILERS);
    }

    static void build(Path binDirectory, List<String> compilers) throws IOException, InterruptedException {
        Files.createDirectories(binDirectory);
        // Beside their places: a rename does not cross file systems.
        Path scratch = Files.createTempDirectory(binDirectory, ".hybridgrid-build");
        try {
            List<String> sources = extract(scratch);
            String compiler = firstThatRuns(compilers, scratch);
            buildProgram(compiler, scratch, sources, "client/", binDirectory.resolve(CLIENT));
            buildProgram(compiler, scratch, sources, "confine/", binDirectory.resolve(CONFINE));
        } finally {
            delete(scratch);
        }
    }

    /** The files in {@code native-hooks/SOURCES}; a class path can't be listed, only read. */
    static List<String> sources() throws IOException {
        return new String(resource("SOURCES"), UTF_8).lines().toList();
    }

    private static byte[] resource(String name) throws IOException {
        try (InputStream in = NativeHooks.class.getClassLoader().getResourceAsStream(RESOURCES + name)) {
            if (in == null) {
                throw new NoSuchFileException("the jar is damaged: " + RESOURCES + name + " is not in it");
            }
            return in.readAllBytes();
        }
    }

    private static List<String> extract(Path directory) throws IOException {
        List<String> sources = sources();
        for (String source : sources) {
            Path file = directory.resolve(source);
            Files.createDirectories(file.getParent());
            Files.write(file, resource(source));
        }
        return sources;
    }

    private static String firstThatRuns(List<String> compilers, Path directory) throws IOException, InterruptedException {
        for (String compiler : compilers) {
            try {
                if (run(directory, List.of(compiler, "--version")) == 0) {
                    return compiler;
                }
            } catch (IOException absent) {
                continue;
            }
        }
        throw new IOException("no C compiler on PATH (looked for " + String.join(", ", compilers)
                + "): install one, for example with `apt install gcc libc6-dev`");
    }

    private static void buildProgram(
            String compiler, Path directory, List<String> sources, String folder, Path program)
            throws IOException, InterruptedException {
        Path built = directory.resolve(program.getFileName());
        List<String> command = new ArrayList<>(List.of(compiler, "-std=c11", "-D_GNU_SOURCE", "-O2", "-o", built.toString()));
        sources.stream()
                .filter(source -> source.endsWith(".c") && (source.startsWith(folder) || source.startsWith("common/")))
                .forEach(command::add);
        // A static program starts in half the time, but not every system has a static libc.
        List<String> whole = new ArrayList<>(command);
        whole.add(1, "-static");
        if (run(directory, whole) != 0 && run(directory, command) != 0) {
            throw new IOException(compiler + " can't build " + program.getFileName() + ": "
                    + firstError(Files.readString(directory.resolve("log"))));
        }
        Files.move(built, program, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private static String firstError(String log) {
        return log.lines().filter(line -> line.contains("error")).findFirst().orElse("it says nothing");
    }

    private static int run(Path directory, List<String> command) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("log").toFile());
        // The compiler on PATH may be an installed client that stands for it.
        builder.environment().put("HYBRIDGRID_DISABLE", "1");
        builder.environment().put("LC_ALL", "C");
        return builder.start().waitFor();
    }

    private static void delete(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            // Longest first: a directory comes after what is in it.
            for (Path file : files.sorted((a, b) -> b.getNameCount() - a.getNameCount()).toList()) {
                Files.delete(file);
            }
        }
    }
}
