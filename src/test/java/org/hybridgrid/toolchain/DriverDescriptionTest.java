package org.hybridgrid.toolchain;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.hybridgrid.model.DriverMode;
import org.hybridgrid.model.Family;
import org.junit.jupiter.api.Test;

class DriverDescriptionTest {

    private static final String GCC = """
            Reading specs from /opt/gcc/lib/gcc/x86_64-linux-gnu/12/specs
            COLLECT_GCC=/usr/bin/g++
            Target: x86_64-linux-gnu
            gcc version 12.2.0 (Debian 12.2.0-14)
             /usr/lib/gcc/x86_64-linux-gnu/12/cc1plus -quiet -iprefix /opt/x/ probe.c "-march=x86-64" -o /tmp/cc1.s
             as --64 -o probe.o /tmp/cc1.s
            COMPILER_PATH=/usr/lib/gcc/x86_64-linux-gnu/12/
            """;
    private static final String CLANG = """
            Ubuntu clang version 14.0.6-2
            Target: x86_64-pc-linux-gnu
            Thread model: posix
            InstalledDir: /usr/bin
            Configuration file: /etc/clang/clang.cfg
             (in-process)
             "/usr/lib/llvm-14/bin/clang" "-cc1" "-emit-obj" "-main-file-name" "probe.c" "-x" "c" "probe.c"
            """;

    @Test
    void shouldReadADriverOfGcc() {
        assertEquals(
                Optional.of(new DriverDescription(Family.GCC, DriverMode.CPLUSPLUS, "12.2.0", "x86_64-linux-gnu",
                        "/usr/bin/g++", List.of("/opt/gcc/lib/gcc/x86_64-linux-gnu/12/specs"),
                        List.of("-quiet", "probe.c", "-march=x86-64", "as", "--64", "-o", "probe.o"))),
                DriverDescription.parse(GCC));
    }

    @Test
    void shouldReadADriverOfClang() {
        assertEquals(
                Optional.of(new DriverDescription(Family.CLANG, DriverMode.C, "14.0.6-2", "x86_64-pc-linux-gnu",
                        "/usr/lib/llvm-14/bin/clang", List.of("/etc/clang/clang.cfg"),
                        List.of("-cc1", "-emit-obj", "-main-file-name", "probe.c", "-x", "c", "probe.c"))),
                DriverDescription.parse(CLANG));
    }

    @Test
    void shouldRefuseCompilersWithoutAFilePrefixMap() {
        assertEquals(Optional.empty(), DriverDescription.parse(GCC.replace("12.2.0", "7.5.0")));
        assertEquals(Optional.empty(), DriverDescription.parse(CLANG.replace("14.0.6", "9.0.1")));
    }

    @Test
    void shouldRefuseAppleAndIntel() {
        assertEquals(Optional.empty(), DriverDescription.parse(CLANG.replace("Ubuntu clang", "Apple LLVM")));
        assertEquals(Optional.empty(), DriverDescription.parse(
                GCC.replace("gcc version", "icc version 2021.1 (gcc version")));
    }

    @Test
    void shouldRefuseClangThatOnlyPreprocesses() {
        assertEquals(Optional.empty(), DriverDescription.parse(CLANG.replace("-emit-obj", "-E")));
    }

    @Test
    void shouldRefuseAnAnswerWithoutACompile() {
        assertEquals(Optional.empty(), DriverDescription.parse("clang version 14.0.6\nTarget: x\n"));
        assertEquals(Optional.empty(), DriverDescription.parse(""));
    }
}
