package org.hybridgrid.inputs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.hybridgrid.model.Digest;
import org.hybridgrid.model.Family;
import org.hybridgrid.model.InputSet;
import org.hybridgrid.model.Language;
import org.hybridgrid.model.SearchDirectory;
import org.hybridgrid.model.SearchDirectory.Kind;
import org.junit.jupiter.api.Test;

class InputFinderTest extends SmallProject {

    @Test
    void shouldRecordLinksAndShipWhatTheyLeadTo() throws IOException {
        write("a.c", "#include <l/x.h>\n#include \"alias.h\"\n");
        write("real/x.h", "#include \"y.h\"\n");
        write("real/y.h", "");
        link("inc/l", "../real");
        link("alias.h", "other/z.h");
        write("other/z.h", "#include \"beside.h\"\n");
        write("other/beside.h", "int hardlyEver;");
        write("beside.h", "");
        InputSet set = inputs("-I", "inc", "a.c");
        assertEquals(List.of("a.c", "beside.h", "other/beside.h", "other/z.h", "real/x.h", "real/y.h"),
                set.files().stream().map(file -> relative(file.path())).toList());
        assertEquals(List.of(new InputSet.Link(root + "/alias.h", "other/z.h"),
                new InputSet.Link(root + "/inc/l", "../real")), set.links());
    }

    @Test
    void shouldTakeDevNullForAnEmptyFile() throws IOException {
        write("a.c", "int i;");
        InputSet set = inputs("-include", "/dev/null", "a.c");
        assertTrue(set.files().contains(
                new InputSet.File("/dev/null", Digest.ofContent(new byte[0]), 0, 0)), set.toString());
    }

    @Test
    void shouldRequireTheDirectoriesThatTheCommandNames() throws IOException {
        write("src/a.c", "");
        for (String directory : List.of("out", "empty", "work")) {
            Files.createDirectories(root.resolve(directory));
        }
        link("logical", "work");
        Found found = finder.find(
                Commands.of(family, language, "-I", "../empty", "-I", "../none", "-o", "../out/a.o", "../src/a.c"),
                defaults, root + "/work", root + "/logical", environment, Trail.NONE);
        InputSet set = assertInstanceOf(Found.Inputs.class, found).set();
        assertEquals(List.of(root + "/empty", root + "/out", root + "/work"), set.directories());
        assertEquals(List.of(new InputSet.Link(root + "/logical", "work")), set.links());
    }

    /** Found by fuzzing: includes, seed 642. Clang calls a directory by the name by which it first came to it. */
    @Test
    void shouldKeepTheWaysToHeadersThatAreNotThere() throws IOException {
        write("a.c", "#if __has_include(\"l/none.h\") || __has_include(\"bare/../real/none.h\")\n#endif\n#include \"real/x.h\"\n");
        write("real/x.h", "");
        link("l", "real");
        Files.createDirectories(root.resolve("bare"));
        InputSet set = inputs("-I", "l/none", "a.c");
        assertEquals(List.of(new InputSet.Link(root + "/l", "real")), set.links());
        assertEquals(List.of(root + "/bare"), set.directories());
    }

    /** Found by fuzzing: includes, seed 1063. Clang calls a file's directory that of the name by which it first met the file. */
    @Test
    void shouldReadAHeaderUnderTheNameThatClangAskedForToo() throws IOException {
        family = Family.CLANG;
        write("a.c", "#if __has_include(<alias.h>)\n#endif\n#include \"real/x.h\"\n");
        write("real/x.h", "#include \"y.h\"\n");
        write("real/y.h", "");
        link("inc/alias.h", "../real/x.h");
        write("quoted/y.h", "");
        InputSet set = inputs("-I", "inc", "-iquote", "quoted", "a.c");
        assertEquals(List.of("a.c", "quoted/y.h", "real/x.h", "real/y.h"),
                set.files().stream().map(file -> relative(file.path())).toList());
    }

    @Test
    void shouldShipWhatIsAskedForByAMacroOfAMacro() throws IOException {
        write("x.h", "");
        String has = "#define HAS(h) __has_include(h)\n";
        for (String text : List.of(
                has + "#define HAVE HAS(\"x.h\")\n#if HAVE\n#endif\n",
                has + "#define HAS2(h) (1 && HAS(h))\n#define HAVE HAS2(\"x.h\")\n#if HAVE\n#endif\n",
                has + "#define X \"x.h\"\n#define HAVE HAS(X)\n#if HAVE\n#endif\n",
                "#define X \"x.h\"\n#define HAVE __has_include(X)\n#if HAVE\n#endif\n")) {
            write("a.c", text);
            assertEquals(List.of("a.c", "x.h"), files("a.c"), text);
        }
        for (String text : List.of(
                has + "#define Q(x) #x\n#if HAS(Q(x.h))\n#endif\n",
                "#define HAS(a, h) __has_include(h)\n#if HAS(0, \"x.h\")\n#endif\n",
                "#define Q(x) #x\n#define HAVE __has_include(Q(x.h))\n#if HAVE\n#endif\n",
                "#define HAS(h) __has_include(h ## h)\n#if HAS(x)\n#endif\n")) {
            write("a.c", text);
            unsure("a.c");
        }
        write("a.c", has + "#define OTHER(x) f(\"x.h\", x)\n#define ANOTHER g(\"x.h\")\n");
        assertEquals(List.of("a.c"), files("a.c"));
    }

    /** Clang met it first by the name that a macro holds. */
    @Test
    void shouldReadAHeaderUnderTheNameThatAMacroAskedForToo() throws IOException {
        family = Family.CLANG;
        write("a.c", "#define L \"link.h\"\n#if __has_include(L)\n#endif\n#include \"sub/real.h\"\n");
        write("sub/real.h", "#include \"x.h\"\n");
        link("link.h", "sub/real.h");
        write("x.h", "");
        write("alt/x.h", "");
        assertEquals(List.of("a.c", "alt/x.h", "sub/real.h", "x.h"), files("-I", "alt", "a.c"));
    }

    /** Found by fuzzing: includes, seed 1429. GCC takes the shorter physical path for a system header's name, and for where it is. */
    @Test
    void shouldReadALinkedHeaderBesideItsPhysicalPathToo() throws IOException {
        write("a.c", "#include \"../two/x.h\"\n");
        Files.createDirectories(root.resolve("a long directory"));
        link("two/x.h", "../three/x.h");
        write("three/x.h", "#include \"y.h\"\n");
        write("three/y.h", "");
        write("two/y.h", "");
        InputSet set = inputs("-isystem", root + "/a long directory", "a.c");
        assertEquals(List.of("a.c", "three/x.h", "three/y.h", "two/y.h"),
                set.files().stream().map(file -> relative(file.path())).toList());
    }

    /** Found by fuzzing: includes, seeds 212, 575 and 623. */
    @Test
    void shouldRequireTheDirectoriesOfOtherLanguagesForClang() throws IOException {
        write("a.c", "#include <x.h>\n");
        write("one/x.h", "");
        environment = Map.of("CPLUS_INCLUDE_PATH", "one:none", "OBJC_INCLUDE_PATH", "one/two");
        Files.createDirectories(root.resolve("one/two"));
        assertEquals(List.of(), inputs("a.c").directories());
        family = Family.CLANG;
        assertEquals(List.of(root + "/one/two"), inputs("a.c").directories());
        assertEquals(List.of("a.c"), files("a.c"));
    }

    @Test
    void shouldWalkTheToolchainsDirectoriesAsTheKernelDoes() throws IOException {
        write("a.c", "#include <x.h>\n");
        write("usr/include/x.h", "");
        Files.createDirectories(root.resolve("usr/bin"));
        defaults = List.of(new SearchDirectory(Kind.SYSTEM, root + "/usr/bin/../include"));
        assertEquals(List.of("a.c", "usr/include/x.h"), files("a.c"));
        assertEquals(List.of(root + "/usr/bin"), inputs("a.c").directories());
    }

    @Test
    void shouldShipWhatHasIncludeAsksForWithoutReadingIt() throws IOException {
        write("a.c", "#if __has_include(<x.h>) || __has_include(\"none.h\")\n#endif\n");
        write("inc/x.h", "#include <y.h>\n");
        write("inc/y.h", "");
        assertEquals(List.of("a.c", "inc/x.h"), files("-I", "inc", "a.c"));
    }

    @Test
    void shouldResolveComputedNamesWithEveryValueTheyMayHave() throws IOException {
        write("a.c", "#include \"config.h\"\n#include HEADER\n#include UNKNOWN\n#include OPTION\n");
        write("config.h", "#ifdef X\n#define HEADER <x.h>\n#else\n"
                + "#define HEADER OTHER\n#endif\n#define OTHER \"y.h\"\n");
        write("inc/x.h", "#define OTHER \"z.h\"\n");
        write("y.h", "");
        write("z.h", "int z;");
        write("o.h", "int o;");
        assertEquals(List.of("a.c", "config.h", "inc/x.h", "o.h", "y.h", "z.h"),
                files("-I", "inc", "-D", "OPTION=\"o.h\"", "a.c"));
    }

    @Test
    void shouldShipFilesForTheAssembler() throws IOException {
        write("src/a.c", "asm(\".incbin \\\"x.bin\\\"\");\n");
        write("inc/x.bin", "\0\1");
        assertEquals(List.of("inc/x.bin", "src/a.c"), files("-I", "inc", "src/a.c"));
        language = Language.ASSEMBLER_WITH_CPP;
        write("b.S", "#include \"b.h\"\n.include \"c.inc\"\n");
        write("b.h", "");
        write("c.inc", ".incbin \"d.bin\"\n");
        write("d.bin", "d");
        assertEquals(List.of("b.S", "b.h", "c.inc", "d.bin"), files("b.S"));
        language = Language.ASSEMBLER;
        assertEquals(List.of("b.S", "c.inc", "d.bin"), files("b.S"));
    }

    @Test
    void shouldSeeEveryChangeAtOnce() throws IOException {
        write("a.c", "#include <x.h>\n");
        write("two/x.h", "int x;");
        Files.createDirectories(root.resolve("one"));
        List<Digest> seen = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            write("two/x.h", "int x" + i % 10 + ";");
            Digest digest = inputs("-I", "one", "-I", "two", "a.c").files().get(1).digest();
            assertEquals(Digest.ofContent(("int x" + i % 10 + ";").getBytes()), digest);
            seen.add(digest);
        }
        assertNotEquals(seen.get(0), seen.get(1));
        for (int i = 0; i < 20; i++) {
            write("one/x.h", "");
            assertEquals(List.of("a.c", "one/x.h"), files("-I", "one", "-I", "two", "a.c"));
            Files.delete(root.resolve("one/x.h"));
            assertEquals(List.of("a.c", "two/x.h"), files("-I", "one", "-I", "two", "a.c"));
        }
    }

    @Test
    void shouldGiveManyThreadsTheSameAnswer() throws Exception {
        StringBuilder source = new StringBuilder();
        for (int i = 0; i < 60; i++) {
            source.append("#include <h").append(i).append(".h>\n");
            write("inc/h" + i + ".h", "#include \"h" + (i + 7) % 60 + ".h\"\nint i" + i + ";\n");
        }
        write("a.c", source.toString());
        List<Callable<InputSet>> searches = Collections.nCopies(200, () -> inputs("-I", "inc", "a.c"));
        ExecutorService threads = Executors.newFixedThreadPool(32);
        try {
            InputSet expected = inputs("-I", "inc", "a.c");
            assertEquals(61, expected.files().size());
            for (Future<InputSet> found : threads.invokeAll(searches)) {
                assertEquals(expected, found.get());
            }
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void shouldShipAFileThatIsNamedAsASearchDirectory() throws IOException {
        write("a.c", "");
        write("file", "x");
        assertEquals(List.of("a.c", "file"), files("-I", "file", "a.c"));
    }
}
