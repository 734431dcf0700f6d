package org.hybridgrid.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A real node in a process of its own, and the commands that a person would give to it. Ended with the test. */
final class TestNode {

    private final Path state;
    private final Path client;
    private final Process process;
    private final String readyLine;

    private TestNode(Path state, Path client, Process process, String readyLine) {
        this.state = state;
        this.client = client;
        this.process = process;
        this.readyLine = readyLine;
    }

    /** Starts a node on loopback and waits until it says that it is ready. */
    static TestNode join(Path programs, Path state, String name, String... options) throws IOException {
        Files.createDirectories(state);
        List<String> words = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xmx256m", "-cp", System.getProperty("java.class.path"),
                Main.class.getName(), "join", "--name", name, "--bind", "127.0.0.1", "--discovery", "hosts=127.0.0.1"));
        words.addAll(List.of(options));
        ProcessBuilder builder = new ProcessBuilder(words).redirectError(state.resolve("stderr").toFile());
        builder.environment().put("HYBRIDGRID_STATE", state.toString());
        Process process = builder.start();
        BufferedReader out = process.inputReader(StandardCharsets.UTF_8);
        String line = out.readLine();
        if (line == null) {
            throw new IOException(name + " did not start: " + Files.readString(state.resolve("stderr")));
        }
        return new TestNode(state, programs.resolve(NativeHooks.CLIENT), process, line);
    }

    String readyLine() {
        return readyLine;
    }

    Path state() {
        return state;
    }

    /** Runs the native client in a directory; returns its exit status, with its output in {@code log}. */
    int client(Path directory, Path log, Map<String, String> environment, String... words) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(client.toString()));
        command.addAll(List.of(words));
        ProcessBuilder builder = new ProcessBuilder(command).directory(directory.toFile())
                .redirectErrorStream(true).redirectOutput(log.toFile());
        builder.environment().put("HYBRIDGRID_STATE", state.toString());
        builder.environment().putAll(environment);
        Process run = builder.start();
        if (!run.waitFor(5, TimeUnit.MINUTES)) {
            run.destroyForcibly();
            throw new IOException(String.join(" ", words) + " hung");
        }
        return run.exitValue();
    }

    /** The answer to a control command. */
    String ask(String... words) {
        try {
            return new NodeClient(new org.hybridgrid.node.StateDirectory(state)).ask(words).text();
        } catch (IOException | NoNodeException e) {
            throw new IllegalStateException(e);
        }
    }

    JsonNode json(String... words) {
        try {
            return new ObjectMapper().readTree(ask(words));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** As {@code kill -9} does. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    Process process() {
        return process;
    }

    void close() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(20, TimeUnit.SECONDS)) {
            process.destroyForcibly();
        }
    }
}
