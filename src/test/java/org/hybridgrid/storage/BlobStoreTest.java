package org.hybridgrid.storage;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.hybridgrid.model.Digest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BlobStoreTest {

    @TempDir
    private Path directory;

    private static Digest put(BlobStore store, byte[] content) throws IOException {
        Digest digest = Digest.ofContent(content);
        try (IncomingBlob incoming = new IncomingBlob(store, digest)) {
            incoming.write(content);
            assertTrue(incoming.complete());
        }
        return digest;
    }

    @Test
    void shouldKeepABlobOverARestart() throws IOException {
        BlobStore store = BlobStore.open(directory, 1_000_000);
        Digest digest = put(store, new byte[] {1, 2, 3});
        BlobStore again = BlobStore.open(directory, 1_000_000);
        assertEquals(store.id(), again.id());
        assertTrue(again.contains(digest));
        assertArrayEquals(new byte[] {1, 2, 3}, Files.readAllBytes(again.path(digest)));
    }

    @Test
    void shouldNotTakeContentThatIsNotWhatWasPromised() throws IOException {
        BlobStore store = BlobStore.open(directory, 1_000_000);
        Digest promised = Digest.ofContent(new byte[] {1});
        try (IncomingBlob incoming = new IncomingBlob(store, promised)) {
            incoming.write(new byte[] {2});
            assertFalse(incoming.complete());
        }
        assertFalse(store.contains(promised));
        assertEquals(0, store.bytes());
    }

    @Test
    void shouldForgetTheLeastRecentlyUsedFirst() throws IOException {
        BlobStore store = BlobStore.open(directory, 2500);
        Digest first = put(store, new byte[1000]);
        byte[] other = new byte[1000];
        other[0] = 1;
        Digest second = put(store, other);
        assertTrue(store.contains(first));
        byte[] third = new byte[1000];
        third[0] = 2;
        put(store, third);
        assertTrue(store.contains(first));
        assertFalse(store.contains(second));
        assertFalse(Files.exists(store.path(second)));
        assertEquals(2000, store.bytes());
    }

    @Test
    void shouldThrowAwayWhatWasHalfWhenTheNodeWasKilled() throws IOException {
        BlobStore store = BlobStore.open(directory, 1_000_000);
        IncomingBlob half = new IncomingBlob(store, Digest.ofContent(new byte[] {9}));
        half.write(new byte[] {9});
        BlobStore.open(directory, 1_000_000);
        try (var left = Files.list(directory.resolve("incoming"))) {
            assertEquals(0, left.count());
        }
    }

    @Test
    void shouldSpoolLargeContentToAFileAndSmallContentNot() throws IOException {
        for (int pieces : new int[] {1, 100}) {
            byte[] piece = new byte[64 * 1024];
            piece[5] = 7;
            try (Spool spool = new Spool(directory)) {
                for (int i = 0; i < pieces; i++) {
                    spool.write(piece);
                }
                long[] drained = {0};
                spool.drain((bytes, length) -> drained[0] += length);
                assertEquals((long) pieces * piece.length, drained[0]);
                assertEquals(drained[0], spool.size());
            }
            try (var left = Files.list(directory)) {
                assertEquals(0, left.count());
            }
        }
    }
}
