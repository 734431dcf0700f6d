package org.hybridgrid.command;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import org.hybridgrid.model.LocalReason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which commands stay here, and why. A command that begins with {@code both} is asked of gcc and clang. */
class LocalReasonsTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            LINK               | both a.c -o a
            LINK               | both -c a.c b.o
            LINK               | both -c x.ld
            LINK               | both -c noext
            LINK               | both a.o b.o -lm -o prog
            LINK               | clang -c x.sx
            LINK               | gcc -c .c
            LINK               | clang -arch x86_64 -arch arm64 -c a.c
            TIME_MACRO         | both -DSTAMP=__DATE__ -c a.c
            TIME_MACRO         | both -D STAMP=__TIMESTAMP__ -c a.c
            DUMP               | clang -O2 -foptimization-record-passes=inline -c a.c
            DUMP               | gcc -fvtable-verify=std -fvtv-counts -c a.cc
            LINK_TIME          | gcc -fopenacc -c a.c
            LINK_TIME          | clang -flto -I/u/inc -c a.c
            INPUTS_UNKNOWN     | clang -municode -c a.c
            OUTPUT_SPECIAL     | clang -g -gsplit-dwarf -ffile-compilation-dir=/y -c a.c
            OUTPUT_SPECIAL     | clang -g -gsplit-dwarf -fdebug-compilation-dir /y -S a.c -o a.s
            PREPROCESS_ONLY    | both -E a.c
            PREPROCESS_ONLY    | both -c -E a.c
            PREPROCESS_ONLY    | both -E -c -S a.c
            PREPROCESS_ONLY    | both -M -c a.c
            PREPROCESS_ONLY    | both -MM a.c
            PREPROCESS_ONLY    | both --preprocess a.c
            PREPROCESS_ONLY    | gcc --dependencies -c a.c
            QUERY              | both --version
            QUERY              | both -v
            QUERY              | both -v -c a.c
            QUERY              | both -### -c a.c
            QUERY              | both -print-search-dirs
            QUERY              | both --print-file-name=libc.a
            QUERY              | both -dumpmachine
            QUERY              | gcc -dumpversion
            QUERY              | gcc --help=optimizers
            QUERY              | gcc -Q --help=target
            QUERY              | both -fsyntax-only -c a.c
            QUERY              | gcc -pass-exit-codes -c a.c
            QUERY              | clang --analyze -c a.c
            NO_SOURCE          | both -c
            NO_SOURCE          | both -c -o a.o
            SEVERAL_SOURCES    | both -c a.c b.c
            SEVERAL_SOURCES    | both -c a.c a.c
            STANDARD_INPUT     | both -xc -c -
            STANDARD_INPUT     | both -x c++ - -c -o a.o
            STANDARD_INPUT     | both -xc -
            STANDARD_OUTPUT    | both -S -o - a.c
            STANDARD_OUTPUT    | both -c -o - a.c
            STANDARD_OUTPUT    | both -c a.c -o /dev/stdout
            STANDARD_OUTPUT    | both -c -MD -MF - a.c
            STANDARD_OUTPUT    | both -c -MD -MF /dev/stdout a.c
            STANDARD_OUTPUT    | both -c -Wp,-MD,/dev/stdout a.c
            LANGUAGE           | both -c a.f90
            LANGUAGE           | gcc -c a.go
            LANGUAGE           | both -x ada -c a.c
            LANGUAGE           | clang -c a.ll
            LANGUAGE           | clang -c a.cu
            LANGUAGE           | both -S a.s
            LANGUAGE           | both -S a.S
            LANGUAGE           | clang -fopenmp -fopenmp-targets=nvptx64 -c a.c
            UNKNOWN_OPTION     | both -c -fnext-years-side-output=x a.c
            UNKNOWN_OPTION     | both -c -fnext-years a.c
            UNKNOWN_OPTION     | both -c -mnext-years a.c
            UNKNOWN_OPTION     | both -c --next-years a.c
            UNKNOWN_OPTION     | both -c -next a.c
            UNKNOWN_OPTION     | both -c -Wnext=/some/file a.c
            UNKNOWN_OPTION     | both -c -falign-functions=a/b a.c
            UNKNOWN_OPTION     | both -c --comp a.c
            UNKNOWN_OPTION     | gcc -c -Xclang -foo a.c
            UNKNOWN_OPTION     | clang -c -Xclang -ast-dump a.c
            UNKNOWN_OPTION     | clang -c -mllvm -pass-remarks-output=x a.c
            UNKNOWN_OPTION     | clang -c -mllvm -stats a.c
            BAD_COMMAND        | both -c a.c -o
            BAD_COMMAND        | both -c a.c -I
            BAD_COMMAND        | both -c a.c -Xlinker
            BAD_COMMAND        | gcc -c -- a.c
            BAD_COMMAND        | clang -c -- -odd.c
            BAD_COMMAND        | gcc -c a.c -MF x.d
            BAD_COMMAND        | gcc -c a.c -MT x
            BAD_COMMAND        | gcc -c a.c -MP
            BAD_COMMAND        | gcc -c a.c -o a.o -o b.o -MD
            BAD_COMMAND        | both -c -MD -MG -MF x a.c
            BAD_COMMAND        | gcc -c a.c -ffile-prefix-map=/a
            RESPONSE_FILE      | both -c a.c @missing
            SPECS              | gcc -specs=x -c a.c
            SPECS              | gcc --specs x -c a.c
            SPECS              | clang --config x.cfg -c a.c
            SPECS              | clang --driver-mode=g++ -c a.c
            WRAPPER            | gcc -wrapper gdb,--args -c a.c
            PLUGIN             | both -fplugin=x.so -c a.c
            PLUGIN             | gcc -fplugin=x -fplugin-arg-x-y=z -c a.c
            PLUGIN             | clang -fpass-plugin=x.so -c a.c
            PLUGIN             | clang -Xclang -load -Xclang x.so -c a.c
            COMPILER_DIRECTORY | both -B dir -c a.c
            COMPILER_DIRECTORY | both -Bdir -c a.c
            COMPILER_DIRECTORY | gcc --prefix=dir -c a.c
            COMPILER_DIRECTORY | clang -resource-dir x -c a.c
            TEMPORARY_FILES    | both -save-temps -c a.c
            TEMPORARY_FILES    | both -save-temps=obj -c a.c
            TEMPORARY_FILES    | gcc --save-temps -c a.c
            DUMP               | gcc -fdump-tree-all -c a.c
            DUMP               | gcc -fdump-rtl-expand=x -c a.c
            DUMP               | gcc -fopt-info-vec-optimized=x.txt -O3 -c a.c
            DUMP               | gcc -fopt-info -c a.c
            DUMP               | gcc -dumpdir d/ -c a.c
            DUMP               | gcc -dumpbase b -c a.c
            DUMP               | gcc -da -c a.c
            DUMP               | gcc -dP -S a.c
            DUMP               | gcc -aux-info x -c a.c
            DUMP               | gcc -fcompare-debug -c a.c
            DUMP               | both -fsave-optimization-record -c a.c
            DUMP               | clang -foptimization-record-file=x -c a.c
            DUMP               | clang -MJ x.json -c a.c
            DUMP               | clang -emit-ast -c a.c
            TIMING             | both -ftime-report -c a.c
            TIMING             | both -time -c a.c
            TIMING             | gcc -time=x -c a.c
            TIMING             | clang -ftime-trace -c a.c
            TIMING             | clang -ftime-trace=x.json -c a.c
            TIMING             | clang -save-stats -c a.c
            MODULES            | gcc -std=c++20 -fmodules-ts -c a.cc
            MODULES            | clang -fmodules -c a.c
            MODULES            | clang -fmodule-file=x.pcm -c a.cc
            MODULES            | clang -fprebuilt-module-path=. -c a.cc
            MODULES            | clang++ -c a.cppm
            MODULES            | both -x c++-module -c a.cc
            PRECOMPILED_HEADER | both -c a.h
            PRECOMPILED_HEADER | both a.hpp
            PRECOMPILED_HEADER | both -x c-header -c a.h
            PRECOMPILED_HEADER | both -x c++-header a.h -o a.h.gch
            PRECOMPILED_HEADER | clang -include-pch x.pch -c a.c
            PRECOMPILED_HEADER | clang -Xclang -include-pch -Xclang x.pch -c a.c
            PROFILE            | both --coverage -c a.c
            PROFILE            | both -fprofile-arcs -ftest-coverage -c a.c
            PROFILE            | both -fprofile-generate -c a.c
            PROFILE            | both -fprofile-use=dir -c a.c
            PROFILE            | gcc -fauto-profile=x -c a.c
            PROFILE            | clang -fprofile-instr-generate -fcoverage-mapping -c a.c
            PROFILE            | clang -fprofile-sample-use=x -c a.c
            NATIVE_CPU         | both -march=native -c a.c
            NATIVE_CPU         | both -mtune=native -c a.c
            NATIVE_CPU         | both -mcpu=native -c a.c
            NATIVE_CPU         | gcc -mcpu=native+crypto -c a.c
            ASSEMBLER_OPTION   | both -Wa,-alh,-a=x.lst -c a.c
            ASSEMBLER_OPTION   | both -Wa,macros.s -c a.c
            ASSEMBLER_OPTION   | both -Wa,-I,dir -c a.S
            ASSEMBLER_OPTION   | both -Wa,--MD,x.d -c a.S
            ASSEMBLER_OPTION   | both -Xassembler -next-year -c a.c
            ASSEMBLER_OPTION   | clang -fno-integrated-as -c a.c
            PREPROCESSOR_OPTION | both -Wp,-next -c a.c
            PREPROCESSOR_OPTION | gcc -Wp,-MD -c a.c
            PREPROCESSOR_OPTION | clang -Wp,-MD,x,-MT,y -c a.c
            PREPROCESSOR_OPTION | clang -MD -Wp,-MF,x -c a.c
            PREPROCESSOR_OPTION | clang -Xpreprocessor -MD -Xpreprocessor x -c a.c
            PREPROCESSOR_OPTION | gcc -fdirectives-only -c a.c
            PREPROCESSOR_OPTION | gcc -no-integrated-cpp -c a.c
            PREPROCESSOR_OPTION | gcc -Wp,-I,/a,-I,/b -c a.c
            LINK_TIME          | gcc -flto -c a.c
            LINK_TIME          | gcc -flto=auto -frandom-seed=1 -c a.c
            LINK_TIME          | clang -flto -S a.c
            LINK_TIME          | clang -flto=thin -c /src/a.c
            LINK_TIME          | clang -flto -I/x -c a.cc
            LINK_TIME          | clang -flto -ffat-lto-objects -g -gsplit-dwarf -c a.c
            LINK_TIME          | clang -emit-llvm -c a.c
            PREFIX_MAP         | clang -ffile-prefix-map=/a=/b -c a.c
            PREFIX_MAP         | clang -fdebug-prefix-map=/a=/b -c a.c
            PREFIX_MAP         | gcc -ffile-prefix-map==/b -c a.c
            VERBOSE_ASSEMBLY   | both -S -fverbose-asm a.c
            VERBOSE_ASSEMBLY   | gcc -frecord-gcc-switches -c a.c
            MAPPED_PATHS       | clang -frecord-command-line -c a.c
            MAPPED_PATHS       | clang -grecord-gcc-switches -c a.c
            MAPPED_PATHS       | both -fsanitize=address -c /a.c
            MAPPED_PATHS       | both -fsanitize=thread,undefined -I/x -c a.c
            MAPPED_PATHS       | both -fsanitize=undefined -c a.cc
            MAPPED_PATHS       | clang -fsanitize=address -c a.c
            MAPPED_PATHS       | clang -fsanitize=thread,undefined -c a.c
            MAPPED_PATHS       | both -fsanitize=next-years -c a.c
            INPUTS_UNKNOWN     | both -iwithprefix y -c a.c
            INPUTS_UNKNOWN     | both -Dx$y -c a.c
            INPUTS_UNKNOWN     | both -DHAVE=__has_include(<x.h>) -c a.c
            MAPPED_PATHS       | clang -g -c a.S
            MAPPED_PATHS       | clang -gdwarf32 -c a.s
            BAD_COMMAND        | clang --target=inc/f.h -c a.c
            MAPPED_PATHS       | clang --target=mips64-linux-gnu -c a.s
            MAPPED_PATHS       | clang -target mips64-linux-gnu -c a.s
            MAPPED_PATHS       | clang --target=bpf -g -c a.c
            MAPPED_PATHS       | clang -target bpfel -g -c a.c
            LANGUAGE           | clang -ObjC -c a.c
            DUMP               | gcc -dynamiclib -c a.c
            INPUTS_UNKNOWN     | clang -fms-compatibility -c a.c
            INPUTS_UNKNOWN     | clang --target=x86_64-pc-windows-msvc -c a.c -o a.o
            INPUTS_UNKNOWN     | clang --target=x86_64-pc-win32 -c a.c -o a.o
            DIAGNOSTICS        | clang -Wpoison-system-directories -c a.c
            MAPPED_PATHS       | clang -gsplit-dwarf -g0 -c a.s
            MAPPED_PATHS       | gcc -Wa,--gdwarf-5 -c a.c
            MAPPED_PATHS       | both -g -gsplit-dwarf -c a.c -o /out/a.o
            MAPPED_PATHS       | clang -gline-tables-only -gsplit-dwarf -c a.c
            MAPPED_PATHS       | clang -working-directory /x -c a.c
            MAPPED_PATHS       | clang -fembed-bitcode -c a.c
            INPUTS_UNKNOWN     | both -I- -c a.c
            INPUTS_UNKNOWN     | both -I=inc --sysroot=/x -c a.c
            INPUTS_UNKNOWN     | both -finput-charset=UTF-16 -c a.c
            INPUTS_UNKNOWN     | clang -fsanitize=thread -fsanitize-ignorelist=x.txt -c a.c
            INPUTS_UNKNOWN     | clang -F dir -c a.m
            INPUTS_UNKNOWN     | clang -ivfsoverlay x.yaml -c a.c
            DIAGNOSTICS        | gcc -fdiagnostics-format=sarif-file -c a.c
            DIAGNOSTICS        | clang --serialize-diagnostics x.dia -c a.c
            OUTPUT_SPECIAL     | both -c -MD a.c -o /dev/null
            OUTPUT_SPECIAL     | clang --target=x86_64-pc-windows-gnu -c a.c
            """)
    void shouldStayHere(LocalReason reason, String line) {
        for (String command : line.startsWith("both ")
                ? new String[] {line.replaceFirst("both", "gcc"), line.replaceFirst("both", "clang")}
                : new String[] {line}) {
            assertEquals(reason, Commands.reason(command), command);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            COMPILER_DIRECTORY | gcc   | COMPILER_PATH
            COMPILER_DIRECTORY | gcc   | GCC_EXEC_PREFIX
            COMPILER_DIRECTORY | clang | COMPILER_PATH
            ENVIRONMENT        | gcc   | DEPENDENCIES_OUTPUT
            ENVIRONMENT        | gcc   | SUNPRO_DEPENDENCIES
            ENVIRONMENT        | gcc   | GCC_COMPARE_DEBUG
            ENVIRONMENT        | clang | CCC_OVERRIDE_OPTIONS
            ENVIRONMENT        | clang | IPHONEOS_DEPLOYMENT_TARGET
            """)
    void shouldStayHereForAVariable(LocalReason reason, String compiler, String variable) {
        String line = compiler + " -c a.c";
        assertEquals(reason, Commands.reason(Commands.parse(line, Map.of(variable, "x")), line));
    }

    @Test
    void shouldStayHereWhereTheDirectorysNameIsTheClientsOwnProcesss() {
        for (String line : List.of("gcc -c a.c", "clang -c a.c")) {
            assertEquals(LocalReason.ENVIRONMENT, Commands.reason(Commands.parse(line, Map.of("PWD", "/proc/self/cwd")), line));
        }
    }

    /** Found by fuzzing: includes, seed 660. */
    @Test
    void shouldStayHereWhereClangSearchesCpathBeforeADirectoryOfTheCommand() {
        String words = " -iprefix p/ -iwithprefixbefore a -c a.c";
        Map<String, String> cpath = Map.of("CPATH", "x");
        assertEquals(LocalReason.INPUTS_UNKNOWN, Commands.reason(Commands.parse("clang" + words, cpath), "clang"));
        assertEquals("a.o", Commands.compile(Commands.parse("clang" + words, Map.of("CPATH", "")), "clang").mainOutput().path());
        assertEquals("a.o", Commands.compile(Commands.parse("gcc" + words, cpath), "gcc").mainOutput().path());
    }

    @Test
    void shouldTakeAnEmptyVariableForSetAsGccDoesAndClangDoesNot() {
        Map<String, String> empty = Map.of("DEPENDENCIES_OUTPUT", "", "COMPILER_PATH", "", "CCC_OVERRIDE_OPTIONS", "");
        assertEquals(LocalReason.COMPILER_DIRECTORY, Commands.reason(Commands.parse("gcc -c a.c", empty), "gcc"));
        assertEquals("a.o", Commands.compile(Commands.parse("clang -c a.c", empty), "clang").mainOutput().path());
    }

    @Test
    void shouldLeaveIncludeVariablesAndTheSourceDateToOthers() {
        Map<String, String> others = Map.of("CPATH", "/x", "C_INCLUDE_PATH", "/y", "SOURCE_DATE_EPOCH", "0", "LANG", "C");
        assertEquals("a.o", Commands.compile(Commands.parse("gcc -c a.c", others), "gcc").mainOutput().path());
    }
}
