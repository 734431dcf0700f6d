package org.hybridgrid.toolchain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.hybridgrid.model.Digest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileDigestsTest {

    /** A file that is surely older than two seconds. */
    private static final Path OLD = Path.of(System.getProperty("java.home"), "release");

    @TempDir
    private Path state;

    @Test
    void shouldDigestTheContent() throws IOException {
        Path file = Files.writeString(state.resolve("f"), "abc");
        assertEquals(Digest.parse("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
                new FileDigests(state, Hasher.plain()).of(file));
    }

    @Test
    void shouldKeepNoDigestOfAFileThatHasJustChanged() throws IOException {
        FileDigests digests = new FileDigests(state, Hasher.plain());
        digests.of(Files.writeString(state.resolve("f"), "abc"));
        digests.save();
        assertFalse(Files.exists(state.resolve("toolchain-digests")));
    }

    @Test
    void shouldRememberOverARestart() throws IOException {
        FileDigests digests = new FileDigests(state, Hasher.plain());
        Digest digest = digests.of(OLD);
        digests.save();
        // A digest that no content has: if it comes back, it was remembered and not computed.
        Path kept = state.resolve("toolchain-digests");
        Digest marked = Digest.ofContent("marked".getBytes(StandardCharsets.UTF_8));
        Files.writeString(kept, Files.readString(kept).replace(digest.hex(), marked.hex()));
        assertEquals(marked, new FileDigests(state, Hasher.plain()).of(OLD));
    }

    @Test
    void shouldComputeAgainWhatADamagedFileLost() throws IOException {
        Digest digest = new FileDigests(state, Hasher.plain()).of(OLD);
        Path kept = state.resolve("toolchain-digests");
        for (String damaged : new String[] {"", "\n", "another header\n" + digest.hex() + " 1 2 3 4 5 " + OLD,
            "hybridgrid toolchain digests 1\nxyz\n" + digest.hex() + " 1 2 z 4 5 /a\n"}) {
            Files.writeString(kept, damaged);
            assertEquals(digest, new FileDigests(state, Hasher.plain()).of(OLD));
        }
    }

    @Test
    void shouldSaveIntoADirectoryThatIsNotThereYet() throws IOException {
        FileDigests digests = new FileDigests(state.resolve("new"), Hasher.plain());
        digests.of(OLD);
        digests.save();
        assertTrue(Files.readString(state.resolve("new/toolchain-digests")).contains(OLD.toRealPath().toString()));
    }
}
