package org.hybridgrid.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NativeHooksTest {

    @TempDir
    static Path bin;

    @TempDir
    Path work;

    @BeforeAll
    static void build() throws Exception {
        NativeHooks.build(bin);
    }

    @Test
    void shouldLeaveTheTwoProgramsAndNothingElse() throws IOException {
        try (Stream<Path> files = Files.list(bin)) {
            assertEquals(
                    Set.of(NativeHooks.CLIENT, NativeHooks.CONFINE),
                    files.map(file -> file.getFileName().toString()).collect(Collectors.toSet()));
        }
    }

    @Test
    void shouldSayWhatConfinementIsPossible() throws Exception {
        Path answer = work.resolve("answer");
        assertEquals(0, run(answer, bin.resolve(NativeHooks.CONFINE).toString(), "--check"));
        assertTrue(Set.of("full\n", "partial\n", "none\n").contains(Files.readString(answer)), Files.readString(answer));
    }

    @Test
    void shouldCompileWithoutANodeToTheSameObject() throws Exception {
        Files.writeString(work.resolve("a.c"), "int f(void) { return 1; }\n");
        Path answer = work.resolve("answer");
        assertEquals(0, run(answer, "cc", "-c", "a.c", "-o", "direct.o"));
        assertEquals(0, run(answer, bin.resolve(NativeHooks.CLIENT).toString(), "cc", "-c", "a.c", "-o", "ours.o"));
        assertEquals("", Files.readString(answer));
        assertArrayEquals(Files.readAllBytes(work.resolve("direct.o")), Files.readAllBytes(work.resolve("ours.o")));
    }

    @Test
    void shouldReplaceAProgramThatIsThere() throws Exception {
        Path there = Files.writeString(work.resolve(NativeHooks.CLIENT), "old");
        NativeHooks.build(work);
        assertTrue(Files.size(there) > 3);
        assertTrue(Files.isExecutable(there));
    }

    @Test
    void shouldSayInOneLineThatThereIsNoCompiler() throws IOException {
        IOException failure = assertThrows(IOException.class, () -> NativeHooks.build(work, List.of("no-such-compiler")));
        assertTrue(failure.getMessage().startsWith("no C compiler on PATH (looked for no-such-compiler)"));
        assertEquals(1, failure.getMessage().lines().count());
        try (Stream<Path> files = Files.list(work)) {
            assertEquals(List.of(), files.toList());
        }
    }

    @Test
    void shouldListEverySourceFileOfTheDirectory() throws IOException {
        Path hooks = Path.of("native-hooks");
        try (Stream<Path> files = Files.walk(hooks)) {
            assertEquals(
                    files.map(file -> hooks.relativize(file).toString())
                            .filter(name -> name.matches("(client|common|confine)/.*\\.[ch]"))
                            .sorted()
                            .toList(),
                    NativeHooks.sources());
        }
    }

    private int run(Path output, String... command) throws Exception {
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(work.toFile()).redirectErrorStream(true).redirectOutput(output.toFile());
        builder.environment().put("HYBRIDGRID_DISABLE", "1");
        return builder.start().waitFor();
    }
}
