package org.hybridgrid.worker;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.hybridgrid.model.Argument;
import org.hybridgrid.model.Language;
import org.hybridgrid.model.Toolchain;
import org.hybridgrid.toolchain.CompilerSearch;
import org.hybridgrid.toolchain.Hasher;
import org.hybridgrid.toolchain.Toolchains;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a worker compiles in an input root is what the compiler writes in the project itself. */
class RootedCompileTest {

    private static final List<String> FLAGS_OF_ANY_FAMILY = List.of(
            "-O0 -g", "-O2 -g", "-O3", "-g3 -O2", "-g -gsplit-dwarf", "-g -gz", "-fstack-usage -Wall -Wextra",
            "-S -g -O1", "-ggdb -fPIC -fvisibility=hidden", "-gdwarf-4 -fsanitize=undefined", "-Wmissing-include-dirs -Ino");

    @TempDir
    private Path directory;

    @ParameterizedTest
    @ValueSource(strings = {"gcc", "clang", "aarch64-linux-gnu-gcc"})
    void shouldCompileCAlike(String driver) throws Exception {
        RootedCompile compile = cProject(driver);
        for (String flags : FLAGS_OF_ANY_FAMILY) {
            compile.assertIdentical(Language.C, words("src/a.c", flags));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"gcc", "clang"})
    void shouldCompileCAlikeByAbsolutePaths(String driver) throws Exception {
        RootedCompile compile = cProject(driver);
        for (String flags : List.of("-g3", "-O2 -g", "-g -gsplit-dwarf", "-fstack-usage -Wall -Wextra", "-S -g")) {
            Argument[] words = words("/src/a.c", flags);
            words[0] = Argument.path("", compile.project() + "/src/a.c");
            words[words.length - 1] = Argument.path("-I", compile.project() + "/inc");
            compile.assertIdentical(Language.C, words);
            if (flags.contains("-gsplit-dwarf")) {
                // Neither family maps the .dwo's name, so with an absolute -o the parser keeps it local.
                continue;
            }
            List<Argument> output = new ArrayList<>(List.of(words));
            output.add(Argument.plain("-o"));
            output.add(Argument.path("", compile.project() + "/some.o"));
            compile.assertIdentical(Language.C, output.toArray(Argument[]::new));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"g++", "clang++"})
    void shouldCompileCPlusPlusAlike(String driver) throws Exception {
        RootedCompile compile = project(driver);
        compile.file("inc/h.h", "#pragma once", "inline const char *where() { return __FILE__; }");
        compile.file("src/b.cpp",
                "#include <vector>", "#include <iostream>", "#include <map>", "#include <cassert>", "#include <climits>",
                "#include \"h.h\"",
                "namespace { struct S { int unused() { int x; return 1; } }; }",
                "int main(int argc, char **) {",
                "  std::map<int, std::vector<int>> m; m[argc].push_back(2); assert(m.size() < INT_MAX);",
                "  std::cout << __FILE__ << where() << __BASE_FILE__ << S().unused(); return 0; }");
        for (String flags : List.of("-O0 -g", "-O2 -g -Wall -Wextra", "-g3 -O3", "-std=c++17 -g -gsplit-dwarf")) {
            compile.assertIdentical(Language.CPLUSPLUS, words("src/b.cpp", flags));
        }
        Argument[] words = words("src/b.cpp", "-g3");
        words[0] = Argument.path("", compile.project() + "/src/b.cpp");
        compile.assertIdentical(Language.CPLUSPLUS, words);
    }

    @ParameterizedTest
    @ValueSource(strings = {"gcc", "clang", "aarch64-linux-gnu-gcc"})
    void shouldAssembleAlike(String driver) throws Exception {
        RootedCompile compile = project(driver);
        compile.file("inc/h.h", "#define NAME foo");
        compile.file("src/s.S", "#include \"h.h\"", ".text", ".globl NAME", "NAME:", "  nop", "  ret");
        compile.file("src/t.s", ".text", ".globl t", "t:", "  nop", "  ret");
        for (String flags : List.of("-O2", "-g", "-gdwarf-4", "-g -gz")) {
            compile.assertIdentical(Language.ASSEMBLER_WITH_CPP, words("src/s.S", flags));
            compile.assertIdentical(Language.ASSEMBLER, words("src/t.s", flags));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"gcc", "clang"})
    void shouldKeepTheOrderOfEverySearchChain(String driver) throws Exception {
        RootedCompile compile = project(driver);
        // One header in each chain under the same names: which one is taken tells the order.
        for (String chain : List.of("system", "variable", "after", "cpath")) {
            compile.file(chain + "/limits.h", "#define CHAIN \"" + chain + "\"", "#include_next <limits.h>");
            compile.file(chain + "/only-" + chain + ".h", "");
        }
        compile.file("after/only-after.h", "#define LAST __FILE__");
        compile.file("variable/stdio.h", "#define FROM_VARIABLE __FILE__", "#include_next <stdio.h>");
        compile.file("after/stdio.h", "#error after the defaults, so never read");
        compile.file("src/a.c", "#include <stdio.h>", "#include <only-after.h>", "#include <only-cpath.h>",
                "const char *f = FROM_VARIABLE LAST;");
        compile.variable("C_INCLUDE_PATH", compile.project() + "/variable");
        compile.variable("CPATH", "cpath");
        compile.assertIdentical(Language.C, Argument.plain("src/a.c"), Argument.plain("-c"), Argument.plain("-g3"),
                Argument.plain("-isystem"), Argument.plain("system"),
                Argument.plain("-idirafter"), Argument.path("", compile.project() + "/after"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"gcc", "clang"})
    void shouldLetThePersonsOwnPathMapsWin(String driver) throws Exception {
        RootedCompile compile = cProject(driver);
        // Not for assembly with -g: both assemblers map it by rules of their own, so the parser keeps it local.
        for (String map : List.of("-ffile-prefix-map=", "-fdebug-prefix-map=", "-fmacro-prefix-map=")) {
            Argument own = new Argument(map + compile.project() + "=/elsewhere", map.length());
            compile.assertIdentical(Language.C, Argument.plain("src/a.c"), own,
                    Argument.plain("-g3"), Argument.plain("-c"), Argument.path("-I", compile.project() + "/inc"));
            compile.assertIdentical(Language.C, Argument.path("", compile.project() + "/src/a.c"), own,
                    Argument.plain("-g3"), Argument.plain("-c"), Argument.path("-I", compile.project() + "/inc"));
        }
    }

    @Test
    void shouldKeepOurWordsOutOfRecordedSwitches() throws Exception {
        cProject("gcc").assertIdentical(Language.C, words("src/a.c", "-g -O2 -frecord-gcc-switches"));
    }

    @Test
    void shouldNoticeADifference() throws Exception {
        RootedCompile compile = project("gcc");
        compile.file("src/a.c", "const char *t = __TIME__ __FILE__;");
        // Without its place marked, an absolute source would be read where it is, and not in the root.
        Argument outside = Argument.plain(compile.project() + "/src/a.c");
        assertThrows(AssertionError.class, () -> compile.assertIdentical(Language.C, outside, Argument.plain("-c")));
    }

    private RootedCompile cProject(String driver) throws IOException {
        RootedCompile compile = project(driver);
        compile.file("inc/h.h", "#define ADD(x) ((x) + 1)", "static inline const char *where(void) { return __FILE__; }");
        compile.file("src/a.c",
                "#include <stdio.h>", "#include <assert.h>", "#include <limits.h>", "#include <stdarg.h>",
                "#include \"h.h\"", "#define LOCAL 3",
                "int main(int argc, char **argv) {",
                "  int unused; assert(argc < INT_MAX);",
                "  printf(\"%s %s %s %d\", __FILE__, __BASE_FILE__, where(), ADD(LOCAL)); return 0; }");
        return compile;
    }

    private RootedCompile project(String driver) throws IOException {
        String path = System.getenv("PATH");
        Optional<Toolchain> toolchain = CompilerSearch.find(driver, Path.of("/"), path)
                .flatMap(file -> new Toolchains(directory.resolve("state"), path, Hasher.plain(), found -> { }).forDriver(file));
        assumeTrue(toolchain.isPresent(), driver + " is not installed");
        return new RootedCompile(toolchain.get(), directory);
    }

    private static Argument[] words(String source, String flags) {
        return Stream.of(Stream.of(source), Stream.of(flags.split(" ")),
                        Stream.of(flags.startsWith("-S") ? "-S" : "-c", "-Iinc"))
                .flatMap(words -> words).map(Argument::plain).toArray(Argument[]::new);
    }
}
