package org.hybridgrid.toolchain;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hybridgrid.model.Toolchain;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** With this machine's own compilers. */
class NativeProcessorTest {

    private static final String PATH = System.getenv("PATH");

    @TempDir
    Path directory;

    private final NativeProcessor processor = new NativeProcessor(PATH);

    private Optional<Toolchain> toolchain(String name) {
        return CompilerSearch.find(name, Path.of("/"), PATH)
                .flatMap(driver -> new Toolchains(directory.resolve("state"), PATH, Hasher.plain(), found -> { }).forDriver(driver, PATH));
    }

    @ParameterizedTest
    @CsvSource({
        "gcc,-march=native", "gcc,-mtune=native", "gcc,-mno-avx -march=native -msse2", "gcc,-march=native -mtune=generic",
        "clang,-march=native", "clang,-mtune=native", "clang,-mno-avx -march=native -msse2", "clang,-march=native -mtune=generic",
    })
    void shouldSayTheSameInOtherWords(String compiler, String words) throws IOException, InterruptedException {
        Optional<Toolchain> toolchain = toolchain(compiler);
        assumeTrue(toolchain.isPresent());
        List<String> command = List.of(words.split(" "));
        Optional<List<String>> spelledOut = processor.spelledOut(toolchain.get(), command);
        assumeTrue(spelledOut.isPresent(), "a processor that this compiler can't tell");
        assertTrue(spelledOut.get().stream().noneMatch(word -> word.endsWith("=native")), spelledOut.toString());
        Files.writeString(directory.resolve("a.c"),
                "float f(float *a, float *b, int n) { float s = 0; for (int i = 0; i < n; i++) s += a[i] * b[i]; return s; }\n"
                + "int g(unsigned long x) { return __builtin_popcountl(x); }\n");
        assertArrayEquals(compiled(toolchain.get(), command), compiled(toolchain.get(), spelledOut.get()));
    }

    @Test
    void shouldLeaveWhatIsNotNativeAlone() {
        Optional<Toolchain> toolchain = toolchain("gcc");
        assumeTrue(toolchain.isPresent());
        assertEquals(Optional.empty(), processor.spelledOut(toolchain.get(), List.of("-march=x86-64", "-mtune=generic")));
        assertEquals(Optional.empty(), processor.spelledOut(toolchain.get(), List.of("-mcpu=native+nothing")));
        assertEquals(Optional.empty(),
                processor.spelledOut(toolchain.get(), List.of("--target=aarch64-linux-gnu", "-march=native")));
    }

    private byte[] compiled(Toolchain toolchain, List<String> words) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(toolchain.driver()));
        command.addAll(words);
        command.addAll(List.of("-O3", "-ffast-math", "-c", "a.c", "-o", "a.o"));
        assertEquals(0, new ProcessBuilder(command).directory(directory.toFile()).inheritIO().start().waitFor());
        return Files.readAllBytes(directory.resolve("a.o"));
    }
}
