package org.hybridgrid.cli;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

/**
 * A cluster of two nodes on this machine, in which one compiles for the other: everything that a node does in its life is done once, and
 * each writes down the classes that it needed. One thread.
 */
final class TrialCompile {

    private static final String CLUSTER = "trial-" + UUID.randomUUID();
    private static final int TRIES = 60;
    private static final int PAUSE_MS = 250;
    private static final long SECONDS = 60;

    private final Path scratch;
    private final Path jar;
    private final String java;
    private final List<String> jvm;
    private final Path client;

    TrialCompile(Path scratch, Path jar, String java, List<String> jvm, Path client) {
        this.scratch = scratch;
        this.jar = jar;
        this.java = java;
        this.jvm = jvm;
        this.client = client;
    }

    /** Does it; where no compile comes about, what the nodes loaded until then has to do. Returns the files with the classes' names. */
    List<Path> run() throws IOException, InterruptedException {
        Path initiator = Files.createDirectory(scratch.resolve("initiator"));
        Path worker = Files.createDirectory(scratch.resolve("worker"));
        Path source = Files.writeString(scratch.resolve("trial.c"), "#include <stdio.h>\nint main(void) { return printf(\"trial\\n\") < 0; }\n");
        List<Process> nodes = new ArrayList<>();
        try {
            nodes.add(join(initiator, 0));
            Files.copy(initiator.resolve("secret"), worker.resolve("secret"));
            nodes.add(join(worker, 1));
            for (int i = 0; i < TRIES && compile(initiator, "remote", source) != 0; i++) {
                TimeUnit.MILLISECONDS.sleep(PAUSE_MS); // the worker is still looking for its compilers
            }
            compile(worker, "auto", source);
        } catch (IOException e) {
            // No loopback, or no node: the lists are short or missing, and so will be the archive.
        } finally {
            for (Process node : nodes) {
                end(node);
            }
        }
        return List.of(classes(initiator), classes(worker));
    }

    private static Path classes(Path state) {
        return state.resolveSibling(state.getFileName() + ".classes");
    }

    private Process join(Path state, int slots) throws IOException {
        List<String> command = new ArrayList<>(List.of(java));
        command.addAll(jvm);
        command.addAll(List.of("-XX:DumpLoadedClassList=" + classes(state), "-Xlog:disable", "-jar", jar.toString(), "join",
                "--state", state.toString(), "--cluster", CLUSTER, "--bind", "127.0.0.1", "--discovery", "hosts=127.0.0.1",
                "--slots", Integer.toString(slots)));
        Process node = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
        // Until it is ready, or has ended; closing its output does not disturb it.
        new BufferedReader(new InputStreamReader(node.getInputStream(), StandardCharsets.UTF_8)).readLine();
        return node;
    }

    private int compile(Path state, String mode, Path source) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(client.toString(), "cc", "-O1", "-g", "-MD", "-c", source.toString(), "-o",
                scratch.resolve("trial.o").toString()).directory(scratch.toFile());
        builder.environment().putAll(Map.of("HYBRIDGRID_STATE", state.toString(), "HYBRIDGRID_MODE", mode));
        builder.redirectErrorStream(true).redirectOutput(new File("/dev/null"));
        return builder.start().waitFor();
    }

    private static void end(Process node) throws InterruptedException {
        node.destroy();
        if (!node.waitFor(SECONDS, TimeUnit.SECONDS)) {
            node.destroyForcibly().waitFor();
        }
    }
}
