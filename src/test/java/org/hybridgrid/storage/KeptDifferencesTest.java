package org.hybridgrid.storage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeptDifferencesTest {

    @TempDir
    private Path temporary;

    private long kept() throws IOException {
        try (Stream<Path> entries = Files.list(temporary.resolve("verify"))) {
            return entries.count();
        }
    }

    @Test
    void shouldKeepTheNewestTen() throws IOException {
        KeptDifferences differences = new KeptDifferences(temporary.resolve("verify"));
        for (int i = 1; i <= 25; i++) {
            Path kept = differences.begin("a.o");
            assertEquals(String.format("%04d-a.o", i), kept.getFileName().toString());
            Files.writeString(kept.resolve("local/a.o"), "local");
        }
        assertEquals(10, kept());
        assertTrue(Files.exists(temporary.resolve("verify/0016-a.o/local/a.o")));
        // One that begins anew, after a restart, goes on counting.
        assertEquals("0026-b.o", new KeptDifferences(temporary.resolve("verify")).begin("b.o").getFileName().toString());
    }

    @Test
    void shouldRemoveOldOnesThatTakeMoreThanTheirRoom() throws IOException {
        KeptDifferences differences = new KeptDifferences(temporary.resolve("verify"));
        Path large = differences.begin("large.o").resolve("local/large.o");
        try (RandomAccessFile file = new RandomAccessFile(large.toFile(), "rw")) {
            file.setLength(600_000_000); // a hole: it takes no room on the disk
        }
        differences.begin("b.o");
        assertFalse(Files.exists(large));
        assertEquals(1, kept());
    }
}
