package org.hybridgrid.inputs;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import org.hybridgrid.model.Family;
import org.hybridgrid.model.LocalReason;
import org.hybridgrid.model.SearchDirectory;
import org.hybridgrid.model.SearchDirectory.Kind;
import org.junit.jupiter.api.Test;

class SearchOrderTest extends SmallProject {

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

    /** Found by fuzzing: includes, seed 879. */
    @Test
    void shouldSearchQuoteDirectoriesForEveryNameWhereGccHasNoOthers() throws IOException {
        write("a.c", "#include <x.h>\n");
        write("q/x.h", "");
        Files.createDirectories(root.resolve("empty"));
        assertEquals(List.of("a.c", "q/x.h"), files("-iquote", "q", "a.c"));
        assertEquals(List.of("a.c"), files("-iquote", "q", "-I", "empty", "a.c"));
        family = Family.CLANG;
        assertEquals(List.of("a.c"), files("-iquote", "q", "a.c"));
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
    void shouldTellCaseTwinsApart() throws IOException {
        write("a.c", "#include <X.h>\n#include <x.h>\n");
        write("inc/x.h", "");
        write("inc/X.h", "int x;");
        assertEquals(List.of("a.c", "inc/X.h", "inc/x.h"), files("-I", "inc", "a.c"));
    }
}
