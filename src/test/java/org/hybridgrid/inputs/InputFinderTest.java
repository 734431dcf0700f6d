package org.hybridgrid.inputs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.hybridgrid.model.Digest;
import org.hybridgrid.model.Family;
import org.hybridgrid.model.InputSet;
import org.hybridgrid.model.Language;
import org.hybridgrid.model.LocalReason;
import org.hybridgrid.model.SearchDirectory;
import org.hybridgrid.model.SearchDirectory.Kind;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InputFinderTest {

    @TempDir
    Path temporary;

    private Path root;
    private final InputFinder finder = new InputFinder(new FileFacts());
    private List<SearchDirectory> defaults = List.of();
    private Map<String, String> environment = Map.of();
    private Family family = Family.GCC;
    private Language language = Language.C;

    @BeforeEach
    void resolve() throws IOException {
        root = temporary.toRealPath();
    }

    private void write(String path, String text) throws IOException {
        Path file = root.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private void link(String path, String target) throws IOException {
        Path file = root.resolve(path);
        Files.createDirectories(file.getParent());
        Files.createSymbolicLink(file, Path.of(target));
    }

    private Found find(String... words) {
        return finder.find(Commands.of(family, language, words), defaults, root.toString(), root.toString(),
                environment);
    }

    private InputSet inputs(String... words) {
        Found found = find(words);
        assertInstanceOf(Found.Inputs.class, found, found.toString());
        return ((Found.Inputs) found).set();
    }

    private List<String> files(String... words) {
        return inputs(words).files().stream().map(file -> relative(file.path())).toList();
    }

    private String relative(String path) {
        return root.relativize(Path.of(path)).toString();
    }

    private void assertLocal(LocalReason reason, String... words) {
        Found found = find(words);
        assertEquals(reason, assertInstanceOf(Found.Local.class, found, found.toString()).reason(), found.toString());
    }

    private Found.Unsure unsure(String... words) {
        Found found = find(words);
        return assertInstanceOf(Found.Unsure.class, found, found.toString());
    }

    @Test
    void shouldFindHeadersBesideTheirIncluderFirst() throws IOException {
        write("src/a.c", "#include \"x.h\"\n#include <x.h>\n");
        write("src/x.h", "#include \"y.h\"\n");
        write("src/y.h", "");
        write("inc/x.h", "#include \"y.h\"\n");
        write("inc/y.h", "int y;");
        write("y.h", "int none;");
        assertEquals(List.of("inc/x.h", "inc/y.h", "src/a.c", "src/x.h", "src/y.h"), files("-I", "inc", "src/a.c"));
    }

    @Test
    void shouldSearchTheChainsInTheCompilersOrder() throws IOException {
        write("a.c", "#include \"q.h\"\n#include <i.h>\n#include <s.h>\n#include <d.h>\n#include <e.h>\n");
        for (String directory : List.of("after", "default", "environment", "system", "cpath", "bracket", "quote")) {
            write(directory + "/q.h", "");
            write(directory + "/i.h", "");
            if (!directory.equals("bracket") && !directory.equals("cpath")) {
                write(directory + "/s.h", "");
            }
        }
        write("default/d.h", "");
        write("after/d.h", "");
        write("after/e.h", "");
        write("environment/d.h", "");
        defaults = List.of(new SearchDirectory(Kind.SYSTEM, root + "/default"));
        environment = Map.of("CPATH", "cpath", "C_INCLUDE_PATH", "environment", "CPLUS_INCLUDE_PATH", "quote");
        assertEquals(
                List.of("a.c", "after/e.h", "bracket/i.h", "environment/d.h", "quote/q.h", "system/s.h"),
                files("-idirafter", "after", "-isystem", "system", "-I", "bracket", "-iquote", "quote", "a.c"));
    }

    @Test
    void shouldTakeAnEmptyElementOfCpathForTheWorkingDirectory() throws IOException {
        write("src/a.c", "#include <x.h>\n");
        write("x.h", "");
        environment = Map.of("CPATH", "/nowhere:");
        assertEquals(List.of("src/a.c", "x.h"), files("src/a.c"));
        environment = Map.of("CPATH", "");
        assertEquals(List.of("src/a.c"), files("src/a.c"));
    }

    @Test
    void shouldSearchADirectoryThatIsAlsoASystemOneOnlyAsThat() throws IOException {
        write("a.c", "#include <x.h>\n");
        write("one/x.h", "");
        write("two/x.h", "int two;");
        link("alias", "one");
        assertEquals(List.of("a.c", "two/x.h"), files("-I", "alias", "-I", "two", "-isystem", "one", "a.c"));
        assertEquals(List.of("a.c", "one/x.h"), files("-I", "alias", "-I", "two", "-I", "one", "a.c"));
    }

    @Test
    void shouldKeepAQuoteDirectoryThatIsAlsoASystemOneForClangAlone() throws IOException {
        write("src/a.c", "#include \"x.h\"\n");
        write("one/x.h", "");
        write("two/x.h", "int two;");
        String[] words = {"-iquote", "one", "-I", "two", "-isystem", "one", "src/a.c"};
        assertEquals(List.of("src/a.c", "two/x.h"), files(words));
        family = Family.CLANG;
        assertEquals(List.of("one/x.h", "src/a.c"), files(words));
    }

    @Test
    void shouldTakeEveryLaterHeaderForIncludeNext() throws IOException {
        write("a.c", "#include <x.h>\n");
        write("one/x.h", "#include_next <x.h>\n");
        write("two/x.h", "#include_next <x.h>\n");
        write("three/x.h", "#include <y.h>\n");
        write("one/y.h", "");
        assertEquals(List.of("a.c", "one/x.h", "one/y.h", "three/x.h", "two/x.h"),
                files("-I", "one", "-I", "two", "-isystem", "three", "a.c"));
    }

    @Test
    void shouldPassDirectoriesThatHoldNothingElse() throws IOException {
        write("a.c", "#include <foo/../x.h>\n#include <none/../y.h>\n");
        write("inc/x.h", "");
        write("inc/y.h", "");
        Files.createDirectories(root.resolve("inc/foo"));
        assertEquals(List.of("a.c", "inc/x.h"), files("-I", "inc", "a.c"));
        assertEquals(List.of(root + "/inc/foo"), inputs("-I", "inc", "a.c").directories());
    }

    @Test
    void shouldRecordLinksAndShipWhatTheyLeadTo() throws IOException {
        write("a.c", "#include <l/x.h>\n#include \"alias.h\"\n");
        write("real/x.h", "#include \"y.h\"\n");
        write("real/y.h", "");
        link("inc/l", "../real");
        link("alias.h", "other/z.h");
        write("other/z.h", "#include \"beside.h\"\n");
        write("other/beside.h", "int never;");
        write("beside.h", "");
        InputSet set = inputs("-I", "inc", "a.c");
        assertEquals(List.of("a.c", "beside.h", "other/z.h", "real/x.h", "real/y.h"),
                set.files().stream().map(file -> relative(file.path())).toList());
        assertEquals(List.of(new InputSet.Link(root + "/alias.h", "other/z.h"),
                new InputSet.Link(root + "/inc/l", "../real")), set.links());
    }

    @Test
    void shouldSkipDirectoriesAndDanglingLinksOfTheHeadersName() throws IOException {
        write("a.c", "#include <x.h>\n#include <y.h>\n");
        write("one/x.h/file", "");
        link("one/y.h", "nowhere");
        write("two/x.h", "");
        write("two/y.h", "int y;");
        assertEquals(List.of("a.c", "two/x.h", "two/y.h"), files("-I", "one", "-I", "two", "a.c"));
    }

    @Test
    void shouldStopWhereTheCompilerWouldStop() throws IOException {
        write("a.c", "#include <x.h>\n");
        link("one/x.h", "x.h");
        write("two/x.h", "");
        assertLocal(LocalReason.UNREADABLE_INPUT, "-I", "one", "-I", "two", "a.c");
        link("dev", "/dev/zero");
        write("c.c", "#include \"dev\"\n");
        assertLocal(LocalReason.UNREADABLE_INPUT, "c.c");
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
                defaults, root + "/work", root + "/logical", environment);
        InputSet set = assertInstanceOf(Found.Inputs.class, found).set();
        assertEquals(List.of(root + "/empty", root + "/out", root + "/work"), set.directories());
        assertEquals(List.of(new InputSet.Link(root + "/logical", "work")), set.links());
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
    void shouldReadForcedIncludesFromTheWorkingDirectoryFirst() throws IOException {
        write("src/a.c", "");
        write("src/x.h", "int none;");
        write("x.h", "#include \"y.h\"\n");
        write("y.h", "");
        write("inc/z.h", "");
        write("inc/stdc-predef.h", "");
        assertEquals(List.of("inc/stdc-predef.h", "inc/z.h", "src/a.c", "x.h", "y.h"),
                files("-include", "x.h", "-include", "z.h", "-I", "inc", "src/a.c"));
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
    void shouldBeUnsureOfWhatOnlyThePreprocessorCanCompute() throws IOException {
        write("a.c", "\n#define F(x) <x.h>\n#include F(a)\n");
        assertEquals(3, unsure("a.c").line());
        assertEquals(root + "/a.c", unsure("a.c").file());
        write("a.c", "#define S(x) #x\n#define H S(x.h)\n#include H\n");
        unsure("a.c");
        write("a.c", "#include __FILE__\n");
        unsure("a.c");
        write("a.c", "#define H <linux/x.h>\n#include H\n");
        unsure("a.c");
        write("a.c", "#include UNDEFINED(x)\n");
        assertEquals(List.of("a.c"), files("a.c"));
    }

    @Test
    void shouldBeUnsureOfAbsoluteNames() throws IOException {
        write("a.c", "#if 1\n#include \"/usr/include/stdio.h\"\n#endif\n");
        assertEquals(2, unsure("a.c").line());
        write("a.c", "#if __has_include(\"/nowhere.h\")\n#endif\n");
        unsure("a.c");
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
    void shouldStayLocalWhenTheAssemblersFileCantBeTold() throws IOException {
        write("a.c", "#define F \"x.bin\"\nasm(\".incbin \" F);\n");
        assertLocal(LocalReason.INPUTS_UNKNOWN, "a.c");
        write("a.c", "asm(\".incbin \\\"/x.bin\\\"\");\n");
        assertLocal(LocalReason.INPUTS_UNKNOWN, "a.c");
    }

    @Test
    void shouldTakePreprocessedSourceAlone() throws IOException {
        language = Language.C_PREPROCESSED;
        write("a.i", "#include \"x.h\"\nasm(\".incbin \\\"x.bin\\\"\");\n");
        write("x.h", "");
        write("x.bin", "");
        assertEquals(List.of("a.i", "x.bin"), files("a.i"));
    }

    @Test
    void shouldStayLocalForPrecompiledHeaders() throws IOException {
        write("a.c", "#include \"x.h\"\n");
        write("x.h", "");
        write("inc/x.h.gch/one", "");
        assertEquals(List.of("a.c", "x.h"), files("a.c"));
        assertLocal(LocalReason.PRECOMPILED_HEADER, "-I", "inc", "a.c");
        assertLocal(LocalReason.PRECOMPILED_HEADER, "-I", "inc", "-include", "x.h", "a.c");
        write("b.c", "");
        write("y.h", "");
        write("y.h.pch", "");
        family = Family.CLANG;
        assertLocal(LocalReason.PRECOMPILED_HEADER, "-include", "y.h", "b.c");
    }

    @Test
    void shouldStayLocalForModulesInCplusplusAlone() throws IOException {
        write("a.cc", "import std;\n");
        assertEquals(List.of("a.cc"), files("a.cc"));
        language = Language.CPLUSPLUS;
        assertLocal(LocalReason.MODULES, "a.cc");
    }

    @Test
    void shouldStayLocalWithoutASource() throws IOException {
        assertLocal(LocalReason.MISSING_SOURCE, "none.c");
        Files.createDirectories(root.resolve("d.c"));
        assertLocal(LocalReason.MISSING_SOURCE, "d.c");
    }

    @Test
    void shouldShowTimesOnlyWhereTheCompilerCanSeeThem() throws IOException {
        write("a.c", "#include \"x.h\"\n#include \"y.h\"\n#include \"z.h\"\n");
        write("x.h", "same");
        write("y.h", "same");
        write("z.h", "z");
        Files.setLastModifiedTime(root.resolve("x.h"), FileTime.fromMillis(1_000));
        Files.setLastModifiedTime(root.resolve("y.h"), FileTime.fromMillis(2_000));
        assertEquals(List.of(0L, 1_000_000_000L, 2_000_000_000L, 0L),
                inputs("a.c").files().stream().map(InputSet.File::modified).toList());
        write("z.h", "char *z = __TIMESTAMP__;");
        assertTrue(inputs("a.c").files().stream().noneMatch(file -> file.modified() == 0));
        assertEquals(Set.of(TimeMacro.TIMESTAMP), assertInstanceOf(Found.Inputs.class, find("a.c")).time());
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
    void shouldTellCaseTwinsApart() throws IOException {
        write("a.c", "#include <X.h>\n#include <x.h>\n");
        write("inc/x.h", "");
        write("inc/X.h", "int x;");
        assertEquals(List.of("a.c", "inc/X.h", "inc/x.h"), files("-I", "inc", "a.c"));
    }

    @Test
    void shouldShipAFileThatIsNamedAsASearchDirectory() throws IOException {
        write("a.c", "");
        write("file", "x");
        assertEquals(List.of("a.c", "file"), files("-I", "file", "a.c"));
    }
}
