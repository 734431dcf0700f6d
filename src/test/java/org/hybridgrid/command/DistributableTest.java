package org.hybridgrid.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.Collectors;
import org.hybridgrid.model.Argument;
import org.hybridgrid.model.CompileCommand;
import org.hybridgrid.model.Language;
import org.hybridgrid.model.MacroDefinition;
import org.hybridgrid.model.SearchDirectory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is understood of a command that another node can run. */
class DistributableTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            gcc -DX=foo.c bar.c -c                       | bar.c  | bar.o
            clang -c -o x.o -- ./-odd.c                  | ./-odd.c | x.o
            gcc -c -S a.c                                | a.c    | a.s
            gcc -S -c a.c                                | a.c    | a.s
            clang -S -c a.c                              | a.c    | a.s
            gcc -oa.o -c a.c                             | a.c    | a.o
            gcc -o out/a.o -c src/a.c                    | src/a.c | out/a.o
            gcc -c src/dir.d/a.b.c                       | src/dir.d/a.b.c | a.b.o
            gcc -c a.c -o=q.o                            | a.c    | =q.o
            gcc --output=q.o --compile a.c               | a.c    | q.o
            clang --output q.o --compile a.c             | a.c    | q.o
            gcc --assemble a.c                           | a.c    | a.s
            gcc -c a.c -o q.o -o r.o                     | a.c    | r.o
            gcc -D__DATE__="redacted" -D__TIME__= -c a.c | a.c    | a.o
            gcc -c a.c -o /dev/null                      | a.c    | /dev/null
            gcc -c a.c -o dir/                           | a.c    | dir/
            gcc -xc -c noext                             | noext  | noext.o
            gcc -c -x c noext -o x                       | noext  | x
            clang -c .c                                  | .c     | .o
            gcc -c d/.c                                  | d/.c   | .c.o
            clang -c d/.c                                | d/.c   | .o
            gcc -include f.c -imacros g.c -isystem h.c -idirafter i.c -iquote j.c --param k.c=1 -c a.c | a.c | a.o
            gcc -isystemh.c -I x.c -D y -U z.c -MF v.c -MT w.c -MQ t.c -MD -Xlinker l.c -T s.c -c a.c | a.c | a.o
            gcc -L x.c -l y.c -u z.c -z v.c -e w.c -A t=c -c a.c | a.c | a.o
            clang -Xclang -target-feature -Xclang +avx -mllvm -inline-threshold=5 -target x86_64-linux-gnu -c a.c | a.c | a.o
            """)
    void shouldFindTheSourceAndTheOutput(String line, String source, String output) {
        CompileCommand command = Commands.compile(line);
        assertEquals(source, command.source());
        assertEquals(source, command.arguments().get(command.sourceAt()).text());
        assertEquals(output, command.mainOutput().path());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            gcc -c a.c               | C
            gcc -c a.i               | C_PREPROCESSED
            gcc -c a.cc              | CPLUSPLUS
            gcc -c a.C               | CPLUSPLUS
            gcc -c a.cp              | CPLUSPLUS
            gcc -c a.cxx             | CPLUSPLUS
            gcc -c a.CPP             | CPLUSPLUS
            gcc -c a.c++             | CPLUSPLUS
            clang -c a.c++           | CPLUSPLUS
            gcc -c a.ii              | CPLUSPLUS_PREPROCESSED
            gcc -c a.m               | OBJECTIVE_C
            gcc -c a.mi              | OBJECTIVE_C_PREPROCESSED
            gcc -c a.mm              | OBJECTIVE_CPLUSPLUS
            gcc -c a.M               | OBJECTIVE_CPLUSPLUS
            gcc -c a.mii             | OBJECTIVE_CPLUSPLUS_PREPROCESSED
            gcc -c a.s               | ASSEMBLER
            gcc -c a.S               | ASSEMBLER_WITH_CPP
            gcc -c a.sx              | ASSEMBLER_WITH_CPP
            g++ -c a.c               | CPLUSPLUS
            g++ -c a.i               | CPLUSPLUS_PREPROCESSED
            clang++ -c a.c           | CPLUSPLUS
            clang++ -c a.i           | CPLUSPLUS_PREPROCESSED
            g++ -x c -c a.c          | C
            g++ -c a.m               | OBJECTIVE_C
            gcc -x c++ -c a.c        | CPLUSPLUS
            gcc -x c++ -x none -c a.c | C
            g++ -x none -c a.c       | C
            g++ -c a.c -x none       | CPLUSPLUS
            clang++ -x none -c a.c   | CPLUSPLUS
            gcc -x assembler-with-cpp -c a.c | ASSEMBLER_WITH_CPP
            gcc --language=c++ -c a.c | CPLUSPLUS
            gcc -x cpp-output -c a.c | C_PREPROCESSED
            gcc -c a.c -x c++        | C
            gcc -xc -c a.o           | C
            """)
    void shouldTakeTheLanguageAsTheCompilerDoes(String line, Language language) {
        assertEquals(language, Commands.compile(line).language());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            gcc -c -MD a.c                                 | a.d
            gcc -c -MMD a.b.c                              | a.b.d
            gcc -c -MD dir/d.c                             | d.d
            gcc -c -MD a.c -o q                            | q.d
            gcc -c -MD a.c -o q.r.o                        | q.r.d
            gcc -c -MD a.c -o out/q.x.obj                  | out/q.x.d
            gcc -c -MD a.c -o out/.hid                     | out/.d
            clang -c -MD a.c -o out/.hid                   | out/.d
            gcc -c -MD a.c -o z.d/q                        | z.d/q.d
            clang -c -MD a.c -o ./q.o.tmp                  | ./q.o.d
            gcc -S -MD a.c -o out/q.s                      | out/q.d
            gcc -c -MD -MF x a.c                           | x
            gcc -c -MD -MFx -MF y a.c                      | y
            gcc -c -MD -MF= a.c                            | =
            gcc -c -MD -MT t$ -MQ u# -MP -MF x.d a.c       | x.d
            gcc -c -Wp,-MD,x.d a.c                         | x.d
            gcc -c -Wp,-MMD,x.d -MD -MF y.d a.c            | x.d
            clang -c -Wp,-MMD,x.d a.c                      | x.d
            clang -c -Wp,-MD,x.d -MF y.d a.c               | y.d
            clang -c -MF y.d -Wp,-MD,x.d a.c               | x.d
            gcc -c -MD -Wp,-MF,x.d a.c                     | x.d
            gcc -c -Wp,-MD,x.d,-MT,tt a.c                  | x.d
            gcc -c -Xpreprocessor -MD -Xpreprocessor x a.c | x
            gcc -c --write-user-dependencies a.c           | a.d
            gcc -c -MD a.S                                 | a.d
            gcc -c -MD a.i                                 | NONE
            gcc -c -MD a.s                                 | NONE
            clang -c -MF x a.c                             | NONE
            clang -c -MP a.c                               | NONE
            """)
    void shouldNameTheDepfile(String line, String depfile) {
        assertEquals(depfile, outputs(line, "DEPFILE"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            gcc -c -gsplit-dwarf a.c                       | SPLIT_DWARF | a.dwo
            gcc -c -g0 -gsplit-dwarf a.c                   | SPLIT_DWARF | a.dwo
            gcc -c -g -gsplit-dwarf d/.c                   | SPLIT_DWARF | .c.dwo
            clang -c -g -gsplit-dwarf d/.c                 | SPLIT_DWARF | .dwo
            gcc -c -g -gsplit-dwarf a.c -o out/.hid        | SPLIT_DWARF | out/.hid.dwo
            gcc -c -g -gsplit-dwarf p.s -o out/p.o         | SPLIT_DWARF | out/p.dwo
            gcc -S -g -gsplit-dwarf a.c                    | SPLIT_DWARF | NONE
            gcc -c -gsplit-dwarf -gno-split-dwarf a.c      | SPLIT_DWARF | NONE
            clang -c -gsplit-dwarf a.c                     | SPLIT_DWARF | NONE
            clang -c -g -gsplit-dwarf a.c -o out/.hid      | SPLIT_DWARF | out/.dwo
            clang -c -g -gsplit-dwarf=single a.c           | SPLIT_DWARF | NONE
            clang -c -g -gsplit-dwarf -flto a.c -o out/q   | SPLIT_DWARF | NONE
            clang -c -fstack-usage -flto a.c -o out/q      | TEXT        | NONE
            clang -c -g -gsplit-dwarf -fno-lto a.c -o q    | SPLIT_DWARF | q.dwo
            clang -S -g -gsplit-dwarf d/a.c -o out/q.s     | SPLIT_DWARF | a.dwo
            clang -c -S -g -gsplit-dwarf d/a.c -o out/q.s  | SPLIT_DWARF | out/q.dwo
            gcc -c -fstack-usage a.c -o out/q.x.obj        | TEXT | out/q.x.su
            gcc -c -fstack-usage a.c -o out/.hid           | TEXT | out/.hid.su
            clang -c -fstack-usage a.c -o out/.hid         | TEXT | out/.su
            gcc -S -fstack-usage a.c -o out/q.tmp.s        | TEXT | out/q.tmp.su
            gcc -c -fstack-usage a.S                       | TEXT | NONE
            gcc -c -fstack-usage -fcallgraph-info=su,da a.c | TEXT | a.su a.ci
            """)
    void shouldNameTheSideOutputs(String line, String kind, String expected) {
        assertEquals(expected, outputs(line, kind));
    }

    @Test
    void shouldListTheDirectoriesAsTheyStandInTheCommand() {
        CompileCommand command = Commands.compile("gcc -Ia -isystem b -I c -iquoted -idirafter e -isystemf --include-directory=g -Wp,-I,h -c a.c");
        assertEquals(List.of(
                new SearchDirectory(SearchDirectory.Kind.BRACKET, "a"),
                new SearchDirectory(SearchDirectory.Kind.SYSTEM, "b"),
                new SearchDirectory(SearchDirectory.Kind.BRACKET, "c"),
                new SearchDirectory(SearchDirectory.Kind.QUOTE, "d"),
                new SearchDirectory(SearchDirectory.Kind.AFTER, "e"),
                new SearchDirectory(SearchDirectory.Kind.SYSTEM, "f"),
                new SearchDirectory(SearchDirectory.Kind.BRACKET, "g"),
                new SearchDirectory(SearchDirectory.Kind.BRACKET, "h")), command.search());
        assertTrue(command.standardIncludes());
        assertFalse(Commands.compile("gcc -nostdinc -c a.c").standardIncludes());
    }

    /** Found by fuzzing: includes, seeds 90 and 127. */
    @Test
    void shouldSearchDirectoriesWithAPrefixWhereTheFamilyDoes() {
        String words = " -iprefix p/ -iwithprefixbefore a -idirafter b -iwithprefix c -isystem d -Ie -Wp,-If -c a.c";
        assertEquals(List.of(
                new SearchDirectory(SearchDirectory.Kind.AFTER, "b"),
                new SearchDirectory(SearchDirectory.Kind.SYSTEM, "p/c"),
                new SearchDirectory(SearchDirectory.Kind.SYSTEM, "d"),
                new SearchDirectory(SearchDirectory.Kind.BRACKET, "e"),
                new SearchDirectory(SearchDirectory.Kind.BRACKET, "p/a"),
                new SearchDirectory(SearchDirectory.Kind.BRACKET, "f")),
                Commands.compile("gcc" + words).search());
        assertEquals(List.of(
                new SearchDirectory(SearchDirectory.Kind.AFTER, "p/c"),
                new SearchDirectory(SearchDirectory.Kind.AFTER, "b"),
                new SearchDirectory(SearchDirectory.Kind.SYSTEM, "d"),
                new SearchDirectory(SearchDirectory.Kind.BRACKET, "e"),
                new SearchDirectory(SearchDirectory.Kind.BRACKET, "f"),
                new SearchDirectory(SearchDirectory.Kind.BRACKET, "p/a")),
                Commands.compile("clang" + words).search());
    }

    @Test
    void shouldListTheMacrosInOrderWithThePreprocessorsOwnLast() {
        assertEquals(List.of(
                new MacroDefinition("W", "9"), new MacroDefinition("A", "1"), new MacroDefinition("B", ""),
                new MacroDefinition("F(x)", "x=1"), new MacroDefinition("A", null), new MacroDefinition("X", "1"),
                new MacroDefinition("Y", "2")),
                Commands.compile("gcc -DW=9 -Wp,-D,X -D A -DB= -DF(x)=x=1 -UA -Wp,-DY=2 -c a.c").macros());
    }

    @Test
    void shouldReadMacroFilesBeforeIncludes() {
        assertEquals(List.of("m.h", "n.h", "a.h", "b.h"),
                Commands.compile("gcc -include a.h -imacros m.h --include=b.h -imacrosn.h -c a.c").forcedIncludes());
    }

    @Test
    void shouldMarkAbsolutePathsAndNothingElse() {
        CompileCommand command = Commands.compile("gcc -I/i -isystem /s -o /o/a.o -MD -MF/d/a.d -MT /t -DX=/x"
                + " --sysroot=/r -Wp,-I,/w -include /f.h -frandom-seed=/q -fmacro-prefix-map=/m=/n -fdebug-prefix-map=./=y -c /c/a.c");
        assertEquals("-IR/i -isystem R/s -o R/o/a.o -MD -MFR/d/a.d -MT /t -DX=/x"
                + " --sysroot=R/r -Wp,-I,R/w -include R/f.h -frandom-seed=/q -fmacro-prefix-map=R/m=/n -fdebug-prefix-map=./=y -c R/c/a.c",
                command.arguments().stream().map(word -> word.under("R")).collect(Collectors.joining(" ")));
    }

    @Test
    void shouldKeepTheWordsThatSelectTheToolchain() {
        assertEquals(List.of("-m32", "--sysroot", "/r", "-std=c11", "-march=armv8-a", "-nostdinc++", "-isysroot", "s", "-ansi"),
                Commands.compile("gcc -m32 -O2 --sysroot /r -std=c11 -march=armv8-a -mtune=generic -nostdinc++ -isysroot s -ansi -c a.c")
                        .toolchainFlags());
        assertEquals(List.of("--target=x", "-target", "y", "-stdlib=libc++", "--gcc-toolchain=/g", "-arch", "z"),
                Commands.compile("clang --target=x -target y -stdlib=libc++ --gcc-toolchain=/g -arch z -c a.c").toolchainFlags());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            gcc                        | 0 | 0
            gcc -O                     | 1 | 0
            gcc -O3 -O2 -g             | 2 | 2
            gcc -Os -g3                | 2 | 3
            gcc -Og -g1                | 1 | 1
            gcc -Ofast -ggdb3          | 3 | 3
            gcc -O0 -g -g0             | 0 | 0
            gcc --optimize=3 --debug   | 3 | 2
            gcc --optimize -g3 -g      | 1 | 3
            clang -O1 -g3 -g           | 1 | 2
            gcc -gdwarf-5              | 0 | 2
            gcc -g1 -gdwarf-4          | 0 | 2
            gcc -ggdb0                 | 0 | 0
            clang -Oz -gline-tables-only | 2 | 1
            gcc -g -gz -gno-column-info | 0 | 2
            """)
    void shouldReadTheLevels(String options, int optimisation, int debug) {
        CompileCommand command = Commands.compile(options + " -c a.c");
        assertEquals(optimisation, command.optimisation());
        assertEquals(debug, command.debug());
    }

    @ParameterizedTest
    @ValueSource(strings = {"-fsanitize=address", "-fsanitize=undefined -fno-sanitize-recover=all", "-fsanitize=thread,shift -Iinc"})
    void shouldPassOnSanitizersThatNameSourcesWhereAllNamesAreRelative(String options) {
        assertEquals("a.o", Commands.compile("gcc " + options + " -c a.c").mainOutput().path());
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "-Wall -Wextra -Wno-next-years -Wnext-years -Werror=format=2", "-fPIC -fno-plt -fvisibility=hidden",
        "-fno-next-years-pass", "-mno-next-years", "-fsanitize=thread", "-fno-sanitize=all", "-Wl,-z,now -pie -static",
        "-Wa,--noexecstack -Wa,-march=armv8-a,--defsym,X=1", "-pipe -pthread -pedantic -w", "-fcf-protection=full -mavx2",
        "-fstack-protector-strong -D_FORTIFY_SOURCE=2 -fno-lto", "-frandom-seed=a/b.o", "-fdiagnostics-color=always",
        "--param ssp-buffer-size=4 --param=inline-unit-growth=5", "-fno-verbose-asm", "-fno-builtin-memcpy -fbuiltin-x",
        "-ftemplate-depth-512 -ftemplate-depth=9", "-finput-charset=utf-8", "-flto -fno-lto", "-mtune=generic"
    })
    void shouldPassOnWhatNamesNoFile(String options) {
        for (String compiler : List.of("gcc", "g++", "clang", "clang++")) {
            String line = compiler + " " + options + " -c a.cc";
            assertEquals(line.substring(line.indexOf(' ') + 1),
                    Commands.compile(line).arguments().stream().map(Argument::text).collect(Collectors.joining(" ")));
        }
    }

    @Test
    void shouldSendClangsBitcodeWhereTheSourceIsRelative() {
        assertEquals("a.o", Commands.compile("clang -flto=thin -c a.c").mainOutput().path());
    }

    private static String outputs(String line, String kind) {
        String paths = Commands.compile(line).outputs().stream()
                .filter(output -> output.kind().name().equals(kind))
                .map(output -> output.path())
                .collect(Collectors.joining(" "));
        return paths.isEmpty() ? "NONE" : paths;
    }
}
