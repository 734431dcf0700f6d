package org.hybridgrid.toolchain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CompilerSearchTest {

    @TempDir
    private Path directory;

    @BeforeEach
    void makeDirectories() throws IOException {
        for (String name : new String[] {"ours", "real", "here"}) {
            Files.createDirectory(directory.resolve(name));
        }
    }

    @Test
    void shouldSkipASymlinkToTheClient() throws IOException {
        Files.createSymbolicLink(directory.resolve("ours/gcc"), program("ours/hybridgrid"));
        Path gcc = program("real/gcc");
        assertEquals(Optional.of(gcc), find("gcc", "ours:real"));
    }

    @Test
    void shouldFindNothingBehindTheClientAlone() throws IOException {
        Path link = Files.createSymbolicLink(directory.resolve("ours/gcc"), program("ours/hybridgrid"));
        assertEquals(Optional.empty(), find("gcc", "ours"));
        assertEquals(Optional.empty(), CompilerSearch.find(link.toString(), directory, ""));
    }

    @Test
    void shouldTakeANameWithASlashRelativeToTheWorkingDirectory() throws IOException {
        Path gcc = program("real/gcc");
        program("here/gcc");
        assertEquals(Optional.of(gcc), find("real/gcc", "here"));
    }

    @Test
    void shouldTakeAnEmptyElementForTheWorkingDirectory() throws IOException {
        Path gcc = program("gcc");
        assertEquals(Optional.of(gcc), CompilerSearch.find("gcc", directory, "/nowhere:"));
    }

    @Test
    void shouldSkipDirectoriesAndFilesThatCannotRun() throws IOException {
        Files.createDirectory(directory.resolve("ours/gcc"));
        Files.createFile(directory.resolve("here/gcc"));
        Path gcc = program("real/gcc");
        assertEquals(Optional.of(gcc), find("gcc", "ours:here:real"));
    }

    @Test
    void shouldKeepTheNameThatTheDriverIsCalledBy() throws IOException {
        Path link = Files.createSymbolicLink(directory.resolve("ours/clang++"), program("real/clang"));
        assertEquals(Optional.of(link), find("clang++", "ours"));
    }

    @Test
    void shouldRecogniseWrappersOfOtherTools() throws IOException {
        Path link = Files.createSymbolicLink(directory.resolve("ours/gcc"), program("real/ccache"));
        assertTrue(CompilerSearch.isForeignWrapper(link));
        assertFalse(CompilerSearch.isForeignWrapper(program("real/gcc")));
    }

    private Optional<Path> find(String name, String searchPath) {
        return CompilerSearch.find(name, directory, searchPath);
    }

    private Path program(String name) throws IOException {
        Path file = Files.createFile(directory.resolve(name));
        assertTrue(file.toFile().setExecutable(true));
        return file;
    }
}
