package org.hybridgrid.toolchain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.hybridgrid.model.Family;
import org.hybridgrid.model.SearchDirectory;
import org.hybridgrid.model.SearchDirectory.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DriverSearchTest {

    @TempDir
    private Path directory;

    @Test
    void shouldReadTheListOfGcc() {
        String err = """
                ignoring nonexistent directory "/usr/local/include/x86_64-linux-gnu"
                #include "..." search starts here:
                #include <...> search starts here:
                 /usr/lib/gcc/x86_64-linux-gnu/12/include
                 /usr/include with a blank
                End of search list.
                 /not/this
                """;
        DriverSearch search = parse(Family.GCC, "# 1 \"/usr/include/stdc-predef.h\" 1 3 4\n", err).orElseThrow();
        assertEquals(
                new DefaultDirectories(List.of(
                        new SearchDirectory(Kind.SYSTEM, "/usr/lib/gcc/x86_64-linux-gnu/12/include"),
                        new SearchDirectory(Kind.SYSTEM, "/usr/include with a blank")),
                        Optional.of("stdc-predef.h")),
                search.defaults());
        assertTrue(search.candidates().contains(Path.of("/usr/local/include/x86_64-linux-gnu")));
    }

    @Test
    void shouldReadTheWordsOfClangAndDropWhatIsNotThere() throws IOException {
        Files.createDirectory(directory.resolve("a"));
        Files.createDirectory(directory.resolve("c"));
        String err = " \"/bin/clang\" \"-cc1\" \"-internal-isystem\" \"a/../a\" \"-internal-isystem\" \"b\""
                + " \"-internal-externc-isystem\" \"" + directory + "/c\" \"-x\" \"c\"\n";
        DriverSearch search = parse(Family.CLANG, "", err).orElseThrow();
        assertEquals(
                List.of(new SearchDirectory(Kind.SYSTEM, "a/../a"),
                        new SearchDirectory(Kind.EXTERN_C_SYSTEM, directory + "/c")),
                search.defaults().directories());
        assertEquals(Optional.empty(), search.defaults().preInclude());
    }

    @Test
    void shouldNoticeADirectoryThatComesOrGoes() throws IOException {
        Files.createDirectory(directory.resolve("a"));
        String err = " \"/bin/clang\" \"-cc1\" \"-internal-isystem\" \"a\" \"-internal-isystem\" \"b\"\n";
        DriverSearch search = parse(Family.CLANG, "", err).orElseThrow();
        assertTrue(search.isCurrent());
        Files.createDirectory(directory.resolve("b"));
        assertFalse(search.isCurrent());
        Files.delete(directory.resolve("b"));
        assertTrue(search.isCurrent());
        Files.delete(directory.resolve("a"));
        assertFalse(search.isCurrent());
    }

    @Test
    void shouldHaveNoAnswerWhereTheDriverHasNone() {
        assertEquals(Optional.empty(), parse(Family.GCC, "", "gcc: error: language objective-c not recognized\n"));
        assertEquals(Optional.empty(), parse(Family.CLANG, "", "clang: error: unknown argument\n"));
        assertEquals(Optional.empty(),
                DriverSearch.parse(Family.GCC, new DriverProcess.Answer(1, "", ""), directory));
    }

    private Optional<DriverSearch> parse(Family family, String out, String err) {
        return DriverSearch.parse(family, new DriverProcess.Answer(0, out, err), directory);
    }
}
