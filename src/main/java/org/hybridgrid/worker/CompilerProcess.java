package org.hybridgrid.worker;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * One run of a compiler, confined by the native program where it is built. {@link #start} begins it, {@link #await} waits for its
 * end; {@link #kill} may come from another thread at any time.
 */
final class CompilerProcess {

    /** After this long a compiler that was told to end is ended. */
    private static final int GRACE_SECONDS = 2;
    /** Bytes of either stream that are sent: two of them and the rest of a result fit a message, and a worker's heap. */
    static final int MOST_SAID = 16 * 1024 * 1024;

    private final Process process;
    private final Path base;
    private final boolean confined;
    private final long startedNanos;

    private CompilerProcess(Process process, Path base, boolean confined) {
        this.process = process;
        this.base = base;
        this.confined = confined;
        this.startedNanos = System.nanoTime();
    }

    /**
     * How a run ended.
     *
     * @param stdout what it wrote there, or its first {@value #MOST_SAID} bytes and one more
     * @param stderr likewise
     * @param exit the exit status, or 128 + n if signal n ended it
     * @param cpuMicros user and system time; 0 if unknown
     * @param wallMicros from start to end
     * @param peakKib largest resident set; 0 if unknown
     */
    record Ended(int exit, byte[] stdout, byte[] stderr, long cpuMicros, long wallMicros, long peakKib) {
        /** Whether it said more than is kept of it. */
        boolean saidTooMuch() {
            return stdout.length > MOST_SAID || stderr.length > MOST_SAID;
        }
    }

    /**
     * Starts a compiler.
     *
     * @param base directory that the run may write below; its output is kept in it as well
     * @param environment the whole environment
     * @throws IOException if the files for its output can't be made
     * @throws IllegalStateException if no process can be had for it
     */
    static CompilerProcess start(
            Confinement confinement, Path base, Path workingDirectory, Map<String, String> environment, List<String> command)
            throws IOException {
        List<String> words = new ArrayList<>(confinement.prefix(base, base.resolve("report"), Path.of(command.get(0))));
        words.addAll(command);
        ProcessBuilder builder = new ProcessBuilder(words)
                .directory(workingDirectory.toFile())
                .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                .redirectOutput(base.resolve("stdout").toFile())
                .redirectError(base.resolve("stderr").toFile());
        builder.environment().clear();
        builder.environment().putAll(environment);
        try {
            return new CompilerProcess(builder.start(), base, confinement.isPresent());
        } catch (IOException e) {
            if (e.getCause() instanceof FileNotFoundException) {
                throw e; // one of the files for its output
            }
            throw new IllegalStateException(e.getMessage(), e);
        }
    }

    long pid() {
        return process.pid();
    }

    /** Waits for the end. */
    Ended await() throws InterruptedException, IOException {
        int exit = process.waitFor();
        long wallMicros = (System.nanoTime() - startedNanos) / 1000;
        long cpuMicros = 0;
        long peakKib = 0;
        Path report = base.resolve("report");
        if (confined) {
            if (!Files.exists(report)) {
                throw new IllegalStateException("the compiler could not be confined: "
                        + Files.readString(base.resolve("stderr")).strip());
            }
            String[] words = Files.readString(report).strip().split(" ");
            if (words.length < 3) {
                throw new IOException("no room for the compiler's report");
            }
            cpuMicros = Long.parseLong(words[1]);
            peakKib = Long.parseLong(words[2]);
        }
        return new Ended(exit, said("stdout"), said("stderr"), cpuMicros, wallMicros, peakKib);
    }

    private byte[] said(String stream) throws IOException {
        try (InputStream in = Files.newInputStream(base.resolve(stream), LinkOption.NOFOLLOW_LINKS)) {
            return in.readNBytes(MOST_SAID + 1);
        }
    }

    /** Ends the compiler and everything it started: the confining program does so when it is asked to end itself. */
    void kill() {
        if (!confined) {
            process.descendants().forEach(ProcessHandle::destroy);
        }
        process.destroy();
        process.onExit().orTimeout(GRACE_SECONDS, TimeUnit.SECONDS).whenComplete((ended, late) -> {
            if (late != null) {
                process.descendants().forEach(ProcessHandle::destroyForcibly);
                process.destroyForcibly();
            }
        });
    }
}
