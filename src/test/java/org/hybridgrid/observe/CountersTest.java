package org.hybridgrid.observe;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.hybridgrid.cluster.link.Traffic;
import org.hybridgrid.model.Fault;
import org.hybridgrid.model.LocalReason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CountersTest {

    @TempDir
    private Path directory;

    @Test
    void shouldCountOnWhereTheLastNodeStopped() {
        try (Counters counters = new Counters(directory, new Traffic())) {
            counters.distributable();
            counters.remote("w", false, 2_000_000);
            counters.local(LocalReason.LINK, false);
            counters.fault(Fault.WORKER_LOST, "w");
        }
        try (Counters counters = new Counters(directory, new Traffic())) {
            counters.remote("w", true, 1_000_000);
            Statistics now = counters.snapshot();
            assertEquals(3, now.compiles.total);
            assertEquals(2, now.compiles.remote);
            assertEquals(1, now.inputs.preprocessed);
            assertEquals(1L, now.localReasons.get("link"));
            assertEquals(1L, now.faults.get("workerLost"));
            assertEquals(3000, now.workers.get("w").cpuMs);
        }
    }

    @Test
    void shouldCountTheClientsThatANodeLeftAloneOnce() throws IOException {
        Files.writeString(directory.resolve("fallbacks"), "1700000000 nodeLost gcc\n1700000001 nodeLost g++\n1700000002 nodeHung gcc\n");
        try (Counters counters = new Counters(directory, new Traffic())) {
            counters.snapshot();
            Statistics now = counters.snapshot();
            assertEquals(2L, now.faults.get("nodeLost"));
            assertEquals(1L, now.faults.get("nodeHung"));
        }
    }

    @Test
    void shouldStartFromZeroAfterAResetOrWithADamagedFile() throws IOException {
        Files.writeString(directory.resolve("stats.json"), "{\"compiles\": {\"tot");
        try (Counters counters = new Counters(directory, new Traffic())) {
            assertEquals(0, counters.snapshot().compiles.total);
            counters.local(LocalReason.LINK, false);
            counters.reset();
            assertEquals(0, counters.snapshot().compiles.total);
            assertTrue(counters.json().contains("\"hitCluster\" : 0"));
        }
    }
}
