package org.hybridgrid.inputs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Set;
import org.hybridgrid.model.Family;
import org.hybridgrid.model.InputSet;
import org.hybridgrid.model.Language;
import org.hybridgrid.model.LocalReason;
import org.hybridgrid.model.SearchDirectory;
import org.junit.jupiter.api.Test;

class UnshippableInputsTest extends SmallProject {

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

    /** As SQLite does, and nearly nobody sets the macro. */
    @Test
    void shouldKnowTheNameThatIsPutInQuotesIfItIsNoMacro() throws IOException {
        String text = "#define QUOTE_(f) #f\n#define QUOTE(f) QUOTE_( f )\n#ifdef CONFIG\n# include QUOTE(CONFIG) /* its */\n#endif\n";
        write("a.c", text);
        assertEquals(List.of("a.c"), files("a.c"));
        assertEquals(4, unsure("-D", "CONFIG=x.h", "a.c").line());
        write("CONFIG", "#include \"x.h\"\n");
        write("x.h", "");
        assertEquals(List.of("CONFIG", "a.c", "x.h"), files("a.c"));
        write("x.h", "#define CONFIG y.h\n");
        unsure("a.c");
        for (String other : List.of("#define QUOTE(f) f\n", "#define QUOTE(f) QUOTE_(f.h)\n", "#define QUOTE(f, g) QUOTE_(f)\n", "#define QUOTE_(f) L ## f\n",
                "#define QUOTE_(f) #g\n", "#define QUOTE \"y.h\"\n")) {
            write("a.c", other + text);
            unsure("a.c");
        }
        write("x.h", "");
        for (String argument : List.of("__CONFIG", "linux", "CONFIG\u00e9", "CONF$IG")) {
            write("a.c", text.replace("CONFIG", argument));
            unsure("a.c");
        }
        write("a.c", "#define QUOTE(f) __INT64_C(f)\n#include QUOTE(CONFIG)\n");
        unsure("a.c");
        write("a.c", "#include __INT64_C(CONFIG)\n");
        unsure("a.c");
        write("a.c", text + "#define CONFIG\u00a0y\n");
        unsure("a.c");
    }

    /** Found by fuzzing: includes, seeds 348, 364, 365 and 396. */
    @Test
    void shouldBeUnsureWhereGccTakesAShorterPhysicalPathForARelativeName() throws IOException {
        write("a.c", "#include <x.h>\n");
        write("s/sub/x.h", "#include \"" + "../sub/".repeat(40) + "y.h\"\n");
        write("s/sub/y.h", "");
        String where = root + "/s/sub/x.h";
        assertEquals(where, unsure("-isystem", "s/sub", "a.c").file());
        assertEquals(where, unsure("-idirafter", "s/sub", "-I", "s/sub", "a.c").file());
        assertEquals(3, files("-I", "s/sub", "a.c").size());
        assertEquals(3, files("-isystem", root + "/s/sub", root + "/a.c").size());
        family = Family.CLANG;
        assertEquals(3, files("-isystem", "s/sub", "a.c").size());
    }

    @Test
    void shouldTakeForTheSystemsWhatSaysSoAndWhatTheSystemsHeadersInclude() throws IOException {
        String far = "#include \"" + "../s/".repeat(60) + "y.h\"\n";
        write("s/y.h", "");
        write("a.c", "#include \"s/x.h\"\n");
        write("s/x.h", far);
        assertEquals(3, files("a.c").size());
        write("s/x.h", "#pragma GCC system_header\n" + far);
        assertEquals(2, unsure("a.c").line());
        write("a.c", "#include <system.h>\n");
        write("usr/system.h", "#include <x.h>\n");
        write("s/x.h", far);
        defaults = List.of(new SearchDirectory(SearchDirectory.Kind.SYSTEM, root + "/usr"));
        assertEquals(root + "/s/x.h", unsure("-I", "s", "a.c").file());
        assertEquals(4, files("-I", root + "/s", "a.c").size());
    }

    /** Found by fuzzing: includes, seed 652. */
    @Test
    void shouldBeUnsureOfMacrosBetweenBracketsOutsideDirectives() throws IOException {
        write("1.h", "");
        write("a.c", "#define HAS(x) __has_include(x)\n#if HAS(<unix.h>)\n#endif\n");
        assertEquals(2, unsure("a.c").line());
        write("a.c", "#define THERE __has_include(<x.h>)\n#define x y\n#if THERE\n#endif\n");
        assertEquals(1, unsure("a.c").line());
        write("a.c", "#define HAS(x) __has_include(<x>)\n");
        assertEquals(1, unsure("a.c").line());
        write("a.c", "#define HAS(x) __has_include(#x)\n");
        assertEquals(1, unsure("a.c").line());
        write("a.c", "#define HAS(x) __has_include(<y.h>)\n#if HAS(<z.h>) && __has_include(<unix.h>)\n#endif\n");
        assertEquals(List.of("a.c"), files("a.c"));
    }

    /** Found by fuzzing: commands, seed 14. */
    @Test
    void shouldKeepPreprocessedSourcesHereThatClangWouldPreprocessAgain() throws IOException {
        language = Language.C_PREPROCESSED;
        write("x.h", "");
        write("a.i", "int i;\n#include \"x.h\"\n");
        assertEquals(List.of("a.i"), files("a.i"));
        family = Family.CLANG;
        assertLocal(LocalReason.INPUTS_UNKNOWN, "a.i");
        write("a.i", "# 1 \"a.c\"\nint i;\n");
        assertEquals(List.of("a.i"), files("a.i"));
    }

    @Test
    void shouldBeUnsureOfAbsoluteNames() throws IOException {
        write("a.c", "#if 1\n#include \"/usr/include/stdio.h\"\n#endif\n");
        assertEquals(2, unsure("a.c").line());
        write("a.c", "#if __has_include(\"/nowhere.h\")\n#endif\n");
        unsure("a.c");
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
    void shouldLeaveAFileWithTwoNamesToClangItself() throws IOException {
        write("a.c", "#import \"x.h\"\n#import \"y.h\"\n");
        write("x.h", "int x;");
        Files.createLink(root.resolve("y.h"), root.resolve("x.h"));
        assertEquals(List.of("a.c", "x.h", "y.h"), files("a.c"));
        family = Family.CLANG;
        assertLocal(LocalReason.INPUTS_UNKNOWN, "a.c");
    }

    /** They are another process's, or another file's, on this node's own way there. */
    @Test
    void shouldNotLookWhereOnlyTheCompilersOwnProcessSeesTheFiles() throws IOException {
        write("a.c", "");
        assertLocal(LocalReason.UNREADABLE_INPUT, "-include", "/dev/stdin", "a.c");
        assertLocal(LocalReason.UNREADABLE_INPUT, "-I", "/proc/self/cwd/inc", "a.c");
        link("here", "/proc/self/cwd");
        assertLocal(LocalReason.UNREADABLE_INPUT, "-I", "here/inc", "a.c");
    }

    @Test
    void shouldNotFollowANameOutOfTheRoot() throws IOException {
        write("a.c", "#include <x.h>\n");
        write("inc/x.h", "");
        assertLocal(LocalReason.UNREADABLE_INPUT, "-I", "../".repeat(40) + root.toString().substring(1) + "/inc", "a.c");
        assertLocal(LocalReason.UNREADABLE_INPUT, "-I", "/.." + root + "/inc", "a.c");
        assertEquals(List.of("a.c", "inc/x.h"), files("-I", "../".repeat(40) + "no/such", "-I", "inc", "a.c"));
    }

    @Test
    void shouldKeepHereWhatMayMeasureTheNameThatClangGivesALambda() throws IOException {
        String named = "template<class T> constexpr int f(T) { return sizeof __PRETTY_FUNCTION__; }\n";
        write("a.cc", "#include \"x.h\"\n");
        write("x.h", named);
        language = Language.CPLUSPLUS;
        family = Family.CLANG;
        assertLocal(LocalReason.MAPPED_PATHS, "-I", root.toString(), "a.cc");
        assertEquals(List.of("a.cc", "x.h"), files("-I", ".", "a.cc"));
        write("x.h", "#define SAY(x) say(x, __PRETTY_FUNCTION__)\nconstexpr int i = 1;\n");
        assertEquals(List.of("a.cc", "x.h"), files("-I", root.toString(), "a.cc"));
        write("x.h", named);
        family = Family.GCC;
        assertEquals(List.of("a.cc", "x.h"), files("-I", root.toString(), "a.cc"));
    }

    @Test
    void shouldKeepTargetRegionsOfOpenMpHereWhereTheyAreCompiled() throws IOException {
        write("a.c", "#include \"x.h\"\n");
        for (String region : List.of("#pragma omp target map(tofrom: s)\n", "_Pragma(\"omp declare target\")\n", "DO(omp target)\n")) {
            write("x.h", region);
            family = Family.CLANG;
            assertLocal(LocalReason.MAPPED_PATHS, "-fopenmp", "-I", ".", "a.c");
            family = Family.GCC;
            assertLocal(LocalReason.LINK_TIME, "-fopenmp", "-I", ".", "a.c");
            assertEquals(List.of("a.c", "x.h"), files("-fopenmp-simd", "-I", ".", "a.c"));
        }
    }

    @Test
    void shouldKeepAPlaceThatClangStoresHereWhereItIsAbsolute() throws IOException {
        write("a.c", "#include \"x.h\"\n");
        write("x.h", "#pragma omp parallel for\n");
        family = Family.CLANG;
        assertLocal(LocalReason.MAPPED_PATHS, "-fopenmp", "-g", "-I", root.toString(), "a.c");
        assertEquals(List.of("a.c", "x.h"), files("-fopenmp", "-g", "-I", ".", "a.c"));
        assertEquals(List.of("a.c", "x.h"), files("-fopenmp", "-I", root.toString(), "a.c"));
        family = Family.GCC;
        assertEquals(List.of("a.c", "x.h"), files("-fopenmp", "-g", "-I", root.toString(), "a.c"));
    }

    @Test
    void shouldBringTheFileInTheWayOfASearchDirectory() throws IOException {
        write("a.c", "int x;\n");
        write("Makefile", "all:\n");
        assertEquals(List.of("Makefile", "a.c"), files("-I", "Makefile/inc", "a.c").stream().sorted().toList());
    }
}
