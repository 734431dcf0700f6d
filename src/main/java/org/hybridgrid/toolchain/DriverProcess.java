package org.hybridgrid.toolchain;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Asks a program a question: C locale, no variable but PATH, no input, a time limit. */
final class DriverProcess {

    /** A driver answers within milliseconds; one that takes this long hangs or is no driver. */
    private static final long LIMIT_SECONDS = 10;

    private DriverProcess() {
    }

    /** What a program answered. */
    record Answer(int status, String out, String err) {
    }

    /**
     * Runs a program to its end.
     *
     * @param directory where it runs
     * @return nothing if it can't be started, was killed for its time or the thread was interrupted
     */
    static Optional<Answer> ask(List<String> words, Path directory, String searchPath) {
        try {
            // Files and not pipes: a grandchild that outlives a killed driver would keep a pipe open.
            Path out = Files.createTempFile("hybridgrid-ask", ".out");
            Path err = Files.createTempFile("hybridgrid-ask", ".err");
            try {
                return run(words, directory, searchPath, out, err);
            } finally {
                Files.deleteIfExists(out);
                Files.deleteIfExists(err);
            }
        } catch (IOException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    private static Optional<Answer> run(List<String> words, Path directory, String searchPath, Path out, Path err)
            throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(words)
                .directory(directory.toFile())
                .redirectInput(new File("/dev/null"))
                .redirectOutput(out.toFile())
                .redirectError(err.toFile());
        Map<String, String> environment = builder.environment();
        environment.clear();
        environment.put("PATH", searchPath);
        environment.put("LC_ALL", "C");
        Process process = builder.start();
        try {
            if (!process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)) {
                return Optional.empty();
            }
            return Optional.of(new Answer(process.exitValue(), read(out), read(err)));
        } finally {
            if (process.isAlive()) {
                // Looks through all processes of the machine, which is too much for those that end by themselves.
                process.descendants().forEach(ProcessHandle::destroyForcibly);
                process.destroyForcibly();
            }
        }
    }

    private static String read(Path file) throws IOException {
        return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
    }
}
