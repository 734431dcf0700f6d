package org.hybridgrid.cli;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An initiator that joins workers which are there: they ask it for work before it has seen its first view. */
class NewcomerTest {

    @Test
    void shouldGetItsCompilesMadeByAWorkerThatWasThereFirst(@TempDir Path directory) throws IOException, InterruptedException {
        Path programs = Files.createDirectories(directory.resolve("bin"));
        NativeHooks.build(programs);
        String cluster = "test-" + UUID.randomUUID();
        Path source = Files.writeString(directory.resolve("a.c"), "int a;\n");
        TestNode worker = TestNode.join(programs, directory.resolve("worker"), "worker", "--cluster", cluster, "--slots", "2");
        TestNode newcomer = null;
        try {
            TestNode joined = TestNode.join(programs, directory.resolve("newcomer"), "newcomer", "--cluster", cluster, "--slots", "0",
                    "--secret-file", directory.resolve("worker/secret").toString());
            newcomer = joined;
            await().atMost(Duration.ofMinutes(1)).until(() -> joined.client(directory, directory.resolve("a.log"),
                    Map.of("HYBRIDGRID_MODE", "remote"), "cc", "gcc", "-c", source.toString()) == 0);
        } finally {
            if (newcomer != null) {
                newcomer.close();
            }
            worker.close();
        }
    }
}
