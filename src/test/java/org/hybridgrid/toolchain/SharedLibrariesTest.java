package org.hybridgrid.toolchain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SharedLibrariesTest {

    @TempDir
    private Path directory;

    @Test
    void shouldReadTheListOfGlibcsLoader() throws IOException {
        assertEquals(Map.of("libz.so.1", Path.of("/lib/libz.so.1")), SharedLibraries.parse("""
                \tlinux-vdso.so.1 (0x00007fdd44eab000)
                \tlibz.so.1 => /lib/libz.so.1 (0x00007fdd44c1e000)
                \t/lib64/ld-linux-x86-64.so.2 (0x00007fdd44ead000)
                """));
    }

    @Test
    void shouldNotTakeThePathOfMuslsLoaderForAName() throws IOException {
        assertEquals(Map.of("libc.musl-x86_64.so.1", Path.of("/lib/ld-musl-x86_64.so.1")), SharedLibraries.parse("""
                \t/lib/ld-musl-x86_64.so.1 (0x7f7c2d4b5000)
                \tlibc.musl-x86_64.so.1 => /lib/ld-musl-x86_64.so.1 (0x7f7c2d4b5000)
                """));
    }

    @Test
    void shouldRefuseAProgramThatLacksALibrary() {
        assertThrows(IOException.class, () -> SharedLibraries.parse("\tlibisl.so.23 => not found\n"));
    }

    @Test
    void shouldListTheLibrariesOfARealProgram() throws IOException {
        Path shell = Path.of("/bin/sh");
        assumeTrue(ElfFile.isElf(shell) && ElfFile.interpreter(shell).isPresent(), "no dynamic ELF shell here");
        Map<String, Path> libraries = SharedLibraries.of(shell, "/usr/bin:/bin");
        assertTrue(libraries.containsKey("loader"));
        assertTrue(libraries.size() > 1, libraries.toString());
        assertTrue(libraries.values().stream().allMatch(Files::isRegularFile), libraries.toString());
    }

    @Test
    void shouldFindNoLoaderInAFileThatIsNoElf() throws IOException {
        Path script = Files.writeString(directory.resolve("cc"), "#!/bin/sh\nexec gcc \"$@\"\n");
        assertFalse(ElfFile.isElf(script));
        assertEquals(Optional.empty(), ElfFile.interpreter(script));
    }
}
