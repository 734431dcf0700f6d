package org.hybridgrid.cli;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;

/** A node that compiles nothing itself for others, and one that does, each in a process of its own. Ended with the test. */
final class TestCluster {

    private final Path directory;
    final TestNode initiator;
    TestNode worker;

    /**
     * Starts both.
     *
     * @param options of the initiator's {@code join}
     */
    TestCluster(Path directory, String... options) throws IOException, InterruptedException {
        this.directory = directory;
        Path programs = Files.createDirectories(directory.resolve("bin"));
        NativeHooks.build(programs);
        String cluster = "test-" + UUID.randomUUID();
        String[] all = new String[options.length + 2];
        all[0] = "--cluster";
        all[1] = cluster;
        System.arraycopy(options, 0, all, 2, options.length);
        initiator = TestNode.join(programs, directory.resolve("initiator"), "initiator", all);
        startWorker(cluster);
    }

    private void startWorker(String cluster) throws IOException {
        worker = TestNode.join(directory.resolve("bin"), directory.resolve("worker"), "worker", "--cluster", cluster, "--slots", "2",
                "--secret-file", directory.resolve("initiator/secret").toString());
        await().atMost(Duration.ofMinutes(2)).until(this::workerCompiles);
    }

    /** Ends the worker and starts another in its place. */
    void replaceWorker() throws IOException, InterruptedException {
        worker.close();
        startWorker(initiator.json("status", "--json").get("cluster").asText());
    }

    private boolean workerCompiles() {
        for (JsonNode node : initiator.json("status", "--json").get("nodes")) {
            if (node.get("name").asText().equals("worker") && !node.get("toolchains").isEmpty()) {
                // What the table shows was also asked for: a probe shows that the grant works.
                return probe();
            }
        }
        return false;
    }

    private boolean probe() {
        try {
            Path source = Files.writeString(directory.resolve("probe.c"), "int probe;\n");
            return initiator.client(directory, directory.resolve("probe.log"), Map.of("HYBRIDGRID_MODE", "remote"),
                    "cc", "gcc", "-c", source.toString()) == 0;
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    long counted(String block, String name) {
        return initiator.json("stats", "--json").get(block).path(name).asLong();
    }

    void close() throws InterruptedException {
        worker.close();
        initiator.close();
    }
}
