package org.hybridgrid.worker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.hybridgrid.model.Digest;
import org.hybridgrid.model.InputSet;
import org.hybridgrid.storage.BlobStore;
import org.hybridgrid.storage.IncomingBlob;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InputRootTest {

    @TempDir
    private Path directory;
    private BlobStore store;
    private Digest blob;

    @BeforeEach
    void putABlob() throws IOException {
        store = BlobStore.open(directory.resolve("store"), 1_000_000);
        blob = put("int x;\n");
    }

    private Digest put(String content) throws IOException {
        Digest digest = Digest.ofContent(content.getBytes());
        try (IncomingBlob incoming = new IncomingBlob(store, digest)) {
            incoming.write(content.getBytes());
            incoming.complete();
        }
        return digest;
    }

    private InputRoot build(InputSet inputs) throws IOException {
        return InputRoot.build(directory.resolve("work"), inputs, store);
    }

    @Test
    void shouldMirrorFilesLinksAndEmptyDirectories() throws IOException {
        InputSet inputs = new InputSet(List.of(new InputSet.File("/u/src/a.c", blob, 7, 0)),
                List.of(new InputSet.Link("/u/link", "src"), new InputSet.Link("/abs", "/u/src")), List.of("/u/src", "/u/out"));
        try (InputRoot root = build(inputs)) {
            assertEquals("int x;\n", Files.readString(root.root().resolve("u/link/a.c")));
            assertEquals("int x;\n", Files.readString(root.root().resolve("abs/a.c")));
            assertTrue(Files.isDirectory(root.root().resolve("u/out")));
        }
        assertFalse(Files.exists(directory.resolve("work")));
        assertTrue(Files.exists(store.path(blob)));
    }

    @Test
    void shouldGiveTwinsOfOneContentFilesAndTimesOfTheirOwn() throws IOException {
        InputSet inputs = new InputSet(List.of(new InputSet.File("/a.h", blob, 7, 1_000_000_000L),
                new InputSet.File("/b.h", blob, 7, 2_500_000_000L)), List.of(), List.of());
        try (InputRoot root = build(inputs)) {
            Path a = root.root().resolve("a.h");
            Path b = root.root().resolve("b.h");
            assertFalse(Files.isSameFile(a, b));
            assertEquals(2500, Files.getLastModifiedTime(b).toMillis());
        }
    }

    @Test
    void shouldBecomeTheRootOfAnotherActionAsIfItWereFresh() throws IOException {
        Digest other = put("int y;\n");
        InputSet first = new InputSet(List.of(new InputSet.File("/u/src/a.c", blob, 7, 0), new InputSet.File("/u/inc/a.h", blob, 7, 0),
                new InputSet.File("/u/inc/old.h", blob, 7, 0), new InputSet.File("/u/twin.h", blob, 7, 1_000_000_000L)),
                List.of(new InputSet.Link("/u/link", "src"), new InputSet.Link("/gone", "/u")), List.of("/u/only/here", "/u/out"));
        InputSet second = new InputSet(List.of(new InputSet.File("/u/src/b.c", blob, 7, 0), new InputSet.File("/u/inc/a.h", other, 7, 0),
                new InputSet.File("/u/link/x.h", blob, 7, 0)), List.of(new InputSet.Link("/u/only", "inc")), List.of("/u/out"));
        try (InputRoot root = build(first); InputRoot fresh = InputRoot.build(directory.resolve("fresh"), second, store)) {
            Files.writeString(root.root().resolve("u/out/a.o"), "object");
            Files.writeString(root.root().resolve("u/src/undeclared"), "dump");
            Files.createDirectories(root.root().resolve("u/deep/undeclared"));
            Files.writeString(root.temporary().resolve("cc1.s"), "assembly");
            Files.writeString(root.base().resolve("report"), "0 0 0");
            root.clean(List.of(root.root().resolve("u/out/a.o")), store);
            assertEquals(List.of("t"), entries(root.base()).stream().filter(entry -> !entry.startsWith("r")).toList());
            root.become(second, store);
            assertEquals(entries(fresh.base()), entries(root.base()));
            assertEquals("int y;\n", Files.readString(root.root().resolve("u/only/a.h")));
        }
    }

    @Test
    void shouldMakeAgainWhatTheCompilerTookAway() throws IOException {
        InputSet inputs = new InputSet(List.of(new InputSet.File("/u/a.c", blob, 7, 0), new InputSet.File("/u/b.c", blob, 7, 0)), List.of(), List.of());
        try (InputRoot root = build(inputs)) {
            Files.delete(root.root().resolve("u/a.c"));
            Files.delete(root.root().resolve("u/b.c"));
            Files.writeString(root.root().resolve("u/b.c"), "an output in an input's place");
            root.clean(List.of(root.root().resolve("u/b.c")), store);
            root.become(inputs, store);
            assertEquals("int x;\n", Files.readString(root.root().resolve("u/a.c")));
            assertEquals("int x;\n", Files.readString(root.root().resolve("u/b.c")));
        }
    }

    @Test
    void shouldNotKeepAnInputThatAnotherFileTookThePlaceOf() throws IOException {
        InputSet inputs = new InputSet(List.of(new InputSet.File("/u/a.c", blob, 7, 0)), List.of(), List.of());
        try (InputRoot root = build(inputs)) {
            Files.delete(root.root().resolve("u/a.c"));
            Files.writeString(root.root().resolve("u/a.c"), "int z;\n");
            root.clean(List.of(), store);
            root.become(inputs, store);
            assertEquals("int x;\n", Files.readString(root.root().resolve("u/a.c")));
        }
    }

    @Test
    void shouldNotCleanThroughALinkThatTookADirectorysPlace() throws IOException {
        Path outside = Files.createDirectory(directory.resolve("outside"));
        Files.writeString(outside.resolve("precious"), "kept");
        try (InputRoot root = build(new InputSet(List.of(), List.of(), List.of("/u")))) {
            Files.delete(root.root().resolve("u"));
            Files.createSymbolicLink(root.root().resolve("u"), outside);
            assertThrows(IOException.class, () -> root.clean(List.of(), store));
            assertEquals("kept", Files.readString(outside.resolve("precious")));
        }
    }

    @Test
    void shouldRemoveTheRootThatCantBecomeAnother() throws IOException {
        InputRoot root = build(new InputSet(List.of(new InputSet.File("/u/a.c", blob, 7, 0)), List.of(), List.of()));
        Digest lost = Digest.ofContent("never stored".getBytes());
        root.clean(List.of(), store);
        assertThrows(NoSuchFileException.class,
                () -> root.become(new InputSet(List.of(new InputSet.File("/u/b.c", lost, 12, 0)), List.of(), List.of()), store));
        assertFalse(Files.exists(directory.resolve("work")));
    }

    private static List<String> entries(Path base) throws IOException {
        try (Stream<Path> walk = Files.walk(base)) {
            return walk.map(path -> base.relativize(path).toString()).filter(path -> !path.isEmpty()).sorted().toList();
        }
    }

    @Test
    void shouldSayWhichBlobTheStoreHasLost() throws IOException {
        Files.delete(store.path(blob));
        InputSet inputs = new InputSet(List.of(new InputSet.File("/a.c", blob, 7, 0)), List.of(), List.of());
        assertThrows(NoSuchFileException.class, () -> build(inputs));
        assertFalse(Files.exists(directory.resolve("work")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"relative.c", "/a/../../b.c", "/a/./b.c", "/a//b.c", "/a/", "/..", "/a\0b"})
    void shouldRefuseAPathThatIsNotPlainAndAbsolute(String path) {
        InputSet inputs = new InputSet(List.of(new InputSet.File(path, blob, 7, 0)), List.of(), List.of());
        assertThrows(InputRoot.IllegalPathException.class, () -> build(inputs));
    }

    @Test
    void shouldNotWriteThroughALinkOfTheAction() {
        InputSet inputs = new InputSet(List.of(new InputSet.File("/l/a.c", blob, 7, 0)),
                List.of(new InputSet.Link("/l", "/etc")), List.of());
        assertThrows(IOException.class, () -> build(inputs));
    }

    @Test
    void shouldFindItsOwnPathInAnObjectEvenAcrossChunks() throws IOException {
        Path root = Path.of("/some/where/r");
        byte[] trace = root.toString().getBytes();
        for (int at : new int[] {0, 100, 256 * 1024 - 5, 256 * 1024 + 3}) {
            byte[] object = new byte[600_000];
            System.arraycopy(trace, 0, object, at, trace.length);
            Path file = Files.write(directory.resolve("o"), object);
            assertTrue(new RootTrace(root).isIn(file), "at " + at);
        }
        assertFalse(new RootTrace(root).isIn(Files.write(directory.resolve("o"), new byte[600_000])));
    }

    @Test
    void shouldNotLeaveALinkToTheBlobWhereTheFilesTimeCounts() throws IOException {
        InputSet once = new InputSet(List.of(new InputSet.File("/a.h", blob, 7, 0)), List.of(), List.of());
        InputSet twins = new InputSet(List.of(new InputSet.File("/a.h", blob, 7, 1_000_000_000L),
                new InputSet.File("/b.h", blob, 7, 1_000_000_000L)), List.of(), List.of());
        try (InputRoot root = build(once)) {
            root.clean(List.of(), store);
            root.become(twins, store);
            assertEquals(1000, Files.getLastModifiedTime(root.root().resolve("a.h")).toMillis());
            root.clean(List.of(), store);
            root.become(once, store);
            assertTrue(Files.isSameFile(root.root().resolve("a.h"), store.path(blob)));
        }
    }

    @Test
    void shouldKeepTheStoreFromAnOutputThatIsAnInputToo() throws IOException {
        try (InputRoot root = build(new InputSet(List.of(new InputSet.File("/x.bin", blob, 7, 0)), List.of(), List.of()))) {
            Path output = root.root().resolve("x.bin");
            root.expect(output);
            assertEquals("int x;\n", Files.readString(output));
            Files.writeString(output, "assembly");
            assertEquals("int x;\n", Files.readString(store.path(blob)));
        }
    }

    @Test
    void shouldForgetABlobThatTheCompilerWroteTo() throws IOException {
        InputSet inputs = new InputSet(List.of(new InputSet.File("/x.h", blob, 7, 0)), List.of(), List.of());
        try (InputRoot root = build(inputs)) {
            Files.writeString(root.root().resolve("x.h"), "by an option that nobody declared");
            root.clean(List.of(), store);
            assertFalse(store.contains(blob));
            assertFalse(Files.exists(store.path(blob)));
        }
    }

    @Test
    void shouldForgetItAlsoWhereTheRootServesNobodyAnyMore() throws IOException {
        Digest untouched = put("int y;\n");
        InputSet inputs = new InputSet(List.of(new InputSet.File("/x.h", blob, 7, 0), new InputSet.File("/y.h", untouched, 7, 0)), List.of(), List.of());
        try (InputRoot root = build(inputs)) {
            Files.writeString(root.root().resolve("x.h"), "by a compile that failed");
            root.forgetWritten(store);
            assertFalse(store.contains(blob));
            assertTrue(store.contains(untouched));
        }
    }

    @Test
    void shouldTakeNoOutputOutsideOfIt() throws IOException {
        InputSet inputs = new InputSet(List.of(new InputSet.File("/u/a.c", blob, 7, 0)), List.of(new InputSet.Link("/u/top", "/")), List.of());
        try (InputRoot root = build(inputs)) {
            root.expect(root.root().resolve("u/top/a.o"));
            root.expect(Path.of(root.root() + "/u/../a.o"));
            root.expect(root.root().resolve("no/such/directory/a.o"));
            assertThrows(InputRoot.IllegalPathException.class, () -> root.expect(Path.of(root.root() + "/u/../../a.o")));
            assertThrows(InputRoot.IllegalPathException.class, () -> root.expect(Path.of(root.root() + "/u/top/../a.o")));
            assertThrows(InputRoot.IllegalPathException.class, () -> root.expect(root.root().resolve("u/top")));
        }
    }
}
