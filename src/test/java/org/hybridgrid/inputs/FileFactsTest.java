package org.hybridgrid.inputs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.hybridgrid.model.Digest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileFactsTest {

    @TempDir
    Path directory;

    private long later;
    private final FileFacts facts =
            new FileFacts(1 << 20, () -> (System.currentTimeMillis() + later) * 1_000_000);

    private FileFacts.Facts ask(Path file) throws IOException {
        return facts.of(file.toString(), FileStamp.of(file.toString()), true);
    }

    @Test
    void shouldReadAFileOnceWhenItHasSettled() throws IOException {
        Path file = Files.writeString(directory.resolve("a.h"), "#include <b.h>\n");
        later = 10_000;
        FileFacts.Facts first = ask(file);
        assertEquals(Digest.ofContent(Files.readAllBytes(file)), first.digest());
        assertEquals("b.h", first.directives().includes().get(0).name());
        assertSame(first, ask(file));
    }

    @Test
    void shouldNotTrustWhatWasReadInTheTickOfItsChange() throws IOException {
        Path file = Files.writeString(directory.resolve("a.h"), "#include <b.h>\n");
        FileStamp stamp = FileStamp.of(file.toString());
        FileFacts soon = new FileFacts(1 << 20, () -> stamp.changed() + TimeUnit.MILLISECONDS.toNanos(1));
        FileFacts.Facts first = soon.of(file.toString(), stamp, true);
        FileFacts.Facts second = soon.of(file.toString(), stamp, true);
        assertNotSame(first, second, "a second change in the same tick would leave the same stamp");
        assertSame(first.directives(), second.directives(), "the same content need not be lexed again");
    }

    @Test
    void shouldNoticeAChangeThatKeepsSizeAndModificationTime() throws IOException {
        Path file = Files.writeString(directory.resolve("a.h"), "#include <b.h>\n");
        later = 10_000;
        Digest before = ask(file).digest();
        var time = Files.getLastModifiedTime(file);
        FileStamp old = FileStamp.of(file.toString());
        do {
            Files.writeString(file, "#include <c.h>\n");
            Files.setLastModifiedTime(file, time);
        } while (FileStamp.of(file.toString()).changed() == old.changed());
        assertNotEquals(before, ask(file).digest());
    }

    /** ext3, FAT and old NFS: a second change within two seconds need not show. */
    @Test
    void shouldWaitLongerWhereTimesAreWholeSeconds() {
        long whole = TimeUnit.DAYS.toNanos(1);
        long read = whole + TimeUnit.MILLISECONDS.toNanos(1_500);
        assertFalse(new FileStamp(1, 2, 3, whole, whole, 0100644).settledBefore(read, read));
        assertTrue(new FileStamp(1, 2, 3, whole + 1, whole + 1, 0100644).settledBefore(read, read));
        assertTrue(new FileStamp(1, 2, 3, whole, whole, 0100644).settledBefore(whole + TimeUnit.SECONDS.toNanos(3), whole + TimeUnit.SECONDS.toNanos(3)));
    }

    @Test
    void shouldTrustAFileFromTheFuture() throws IOException {
        FileStamp stamp = new FileStamp(1, 2, 3, TimeUnit.DAYS.toNanos(2), 0, 0100644);
        assertTrue(stamp.settledBefore(TimeUnit.DAYS.toNanos(1), TimeUnit.DAYS.toNanos(1)));
    }

    @Test
    void shouldDigestWithoutLexingWhereOnlyTheBytesMatter() throws IOException {
        Path file = Files.write(directory.resolve("a.bin"), new byte[200_000]);
        FileFacts.Facts found = facts.of(file.toString(), FileStamp.of(file.toString()), false);
        assertEquals(Digest.ofContent(new byte[200_000]), found.digest());
        assertNull(found.directives());
        assertEquals(0, ask(file).directives().includes().size());
    }

    @Test
    void shouldForgetWhatWasNotAskedForLately() {
        GenerationCache<String> cache = new GenerationCache<>(10, String::length);
        cache.put("old", "xxx");
        cache.put("kept", "xxx");
        for (int i = 0; i < 20; i++) {
            cache.put("new" + i, "x");
            assertEquals("xxx", cache.get("kept"));
        }
        assertNull(cache.get("old"));
    }
}
