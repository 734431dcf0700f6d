package org.hybridgrid.cli;

import java.io.BufferedReader;
import java.io.File;
import java.io.FileOutputStream;
import java.io.FileDescriptor;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.hybridgrid.node.StateDirectory;

/**
 * Starts a node as a process of its own that outlives this one. Where a jar is installed the native client does that, by the options
 * that {@link #writeOptions} left for it; this is for {@code java -jar}.
 */
final class Daemon {

    /**
     * A small heap, one compiler thread, no file in /tmp: the node shares its machine with compilers. The heap begins at what a build needs: growing
     * there from 8 MB, by full collections, took a fifth of a worker's CPU time. Monitors that nobody uses are looked for every five
     * seconds, not four times a second; JVMs in which that is no option any more pass over it.
     */
    static final List<String> JVM = List.of(
            "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-XX:-UsePerfData", "-Xms24m", "-Xmn8m", "-Xmx384m", "-Xss512k",
            "-XX:+IgnoreUnrecognizedVMOptions", "-XX:+UnlockDiagnosticVMOptions", "-XX:AsyncDeflationInterval=5000",
            "-XX:+ExitOnOutOfMemoryError", "-Djdk.lang.Process.launchMechanism=VFORK", "-Djdk.nio.maxCachedBufferSize=262144");

    /** The native client knows this name. */
    private static final String OPTIONS = "node.options";
    private static final String SECRET = "--secret";
    private static final String SECRET_VARIABLE = "HYBRIDGRID_SECRET";
    private static final String DETACH = "HYBRIDGRID_DETACH";

    private Daemon() {
    }

    /**
     * Starts {@code join} with the same words, and returns once it is ready or has failed.
     *
     * @return the exit status to end with
     */
    static int start(StateDirectory state, List<String> words) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        if (Files.isExecutable(Path.of("/usr/bin/setsid"))) {
            // Out of this terminal's session, so that its Ctrl-C and its end are not the node's.
            command.add("/usr/bin/setsid");
        }
        command.add(java());
        command.addAll(JVM);
        command.addAll(ClassArchive.options(Installation.jar()));
        for (String option : System.getenv().getOrDefault("HYBRIDGRID_JAVA_OPTS", "").split("\\s+")) {
            if (!option.isEmpty()) {
                command.add(option);
            }
        }
        command.add("-jar");
        command.add(Installation.jar().toString());
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")));
        for (int i = 0; i < words.size(); i++) {
            String word = words.get(i);
            // Everybody can read a process' words, only its owner the environment.
            if (word.equals(SECRET) && i + 1 < words.size()) {
                builder.environment().put(SECRET_VARIABLE, words.get(++i));
            } else if (word.startsWith(SECRET + "=")) {
                builder.environment().put(SECRET_VARIABLE, word.substring(SECRET.length() + 1));
            } else if (!word.equals("--daemon")) {
                command.add(word);
            }
        }
        builder.environment().put("HYBRIDGRID_STATE", state.path().toString());
        builder.environment().put(DETACH, "1");
        builder.environment().putIfAbsent("MALLOC_ARENA_MAX", "2");
        Process node = builder.start();
        return report(node);
    }

    /** Leaves a node's options beside an installed jar, as an argument file of {@code java}. */
    static void writeOptions(Path jar) throws IOException {
        StringBuilder file = new StringBuilder();
        Stream.concat(JVM.stream(), ClassArchive.options(jar).stream())
                .forEach(option -> file.append('"').append(option.replace("\\", "\\\\").replace("\"", "\\\"")).append("\"\n"));
        Path next = jar.resolveSibling(OPTIONS + ".new");
        Files.writeString(next, file);
        Files.move(next, jar.resolveSibling(OPTIONS), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /** The JVM that this process runs in. */
    static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    /** Passes on what the node says until it is ready (it closes its output then) or ends. */
    private static int report(Process node) throws IOException, InterruptedException {
        boolean ready = false;
        try (BufferedReader out = new BufferedReader(new InputStreamReader(node.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = out.readLine(); line != null; line = out.readLine()) {
                ready = true;
                System.out.println(line);
            }
        }
        String said;
        if (!ready || !node.isAlive()) {
            said = new String(node.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
        } else {
            said = new String(node.getErrorStream().readNBytes(node.getErrorStream().available()), StandardCharsets.UTF_8);
        }
        System.err.print(said);
        return ready ? Main.DONE : Math.max(Main.FAILED, node.waitFor());
    }

    /** The node is ready: whoever started it as a daemon need not wait for more. */
    static void detachOutput() throws IOException {
        if (System.getenv(DETACH) != null) {
            // Closing the standard streams points them to /dev/null.
            new FileOutputStream(FileDescriptor.out).close();
            new FileOutputStream(FileDescriptor.err).close();
        }
    }
}
