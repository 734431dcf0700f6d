package org.hybridgrid.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hybridgrid.model.Argument;
import org.hybridgrid.model.CompileCommand;
import org.hybridgrid.model.ParsedCommand;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Random commands, from a fixed seed, against the compilers that are installed. */
class DriverAgreementTest {

    private static final int COMMANDS = 20_000;

    /** With each compiler: few enough for a second of compiling. */
    private static final int COMPILED = 20;

    private static final List<String> OUTPUTS =
            List.of("", "", "-o a.o", "-o out/x.obj", "-oq", "-o out/.hid", "-o q.r.o", "-o ./z..o", "--output=long.o", "-o e.d/q");

    private static final List<String> SOURCES = List.of(
            "a.c", "dir/d.c", "a.b.c", "b.cc", "-x c noext", "-xc++ a.c", "-x c++ -x none a.c", "p.s", "q.S", "i.i", "dir/e.cpp");

    private static final List<String> OPTIONS = List.of(
            "-MD", "-MMD", "-MD -MF dep.d", "-MD -MFdep2.d -MT tgt", "-Wp,-MD,wp.d", "-Wp,-MMD,out/wp.d", "-MD -MP -MQ x$y", "-g",
            "-g -gsplit-dwarf", "-gsplit-dwarf", "-g0", "-fstack-usage", "-O2", "-O0 -g3", "-DX=foo.c", "-D Y.c", "-UZ",
            "-Iinc", "-I inc", "-isystem inc", "-iquoteinc", "-idirafter inc", "-include inc/f.h", "-imacros inc/f.h",
            "-Wall", "-Wno-next-years", "-fPIC", "-pipe", "-lm", "-L out", "-Wl,-z,now", "-Xlinker a.c", "--param ssp-buffer-size=8",
            "-std=gnu11", "-ansi", "-m64", "-march=x86-64", "-Wa,--noexecstack", "-Xassembler --noexecstack", "-u a.c", "-z x.c",
            "-T a.c", "-Wp,-D,WP", "-Wp,-DWQ=1,-UWR", "-frandom-seed=a.c", "-c", "-S", "-fno-common", "-pthread", "-w", "-static");

    @TempDir
    Path directory;

    private static List<String> randomCommand(Random random) {
        List<String> parts = new ArrayList<>();
        parts.add(random.nextInt(4) == 0 ? "-S" : "-c");
        parts.add(OUTPUTS.get(random.nextInt(OUTPUTS.size())));
        for (int i = random.nextInt(6); i > 0; i--) {
            parts.add(OPTIONS.get(random.nextInt(OPTIONS.size())));
        }
        parts.add(random.nextInt(parts.size()), SOURCES.get(random.nextInt(SOURCES.size())));
        return parts.stream().flatMap(part -> Stream.of(part.split(" "))).filter(word -> !word.isEmpty()).toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"gcc", "g++", "clang", "clang++"})
    void shouldNeverLoseOrReorderAWord(String compiler) {
        Random random = new Random(compiler.hashCode());
        int distributable = 0;
        for (int i = 0; i < COMMANDS / 4; i++) {
            List<String> words = randomCommand(random);
            if (Commands.parse(compiler, words, Map.of()) instanceof ParsedCommand.Distributable parsed) {
                distributable++;
                CompileCommand command = parsed.command();
                assertEquals(words, command.arguments().stream().map(Argument::text).toList());
                assertEquals(command.source(), words.get(command.sourceAt()));
            }
        }
        assertTrue(distributable > COMMANDS / 8, "too few to mean anything: " + distributable);
    }

    @ParameterizedTest
    @ValueSource(strings = {"gcc", "g++", "clang", "clang++"})
    void shouldNameExactlyTheFilesThatTheCompilerWrites(String compiler) throws Exception {
        assumeTrue(isInstalled(compiler), compiler + " is not installed");
        Random random = new Random(7 + compiler.hashCode());
        int succeeded = 0;
        for (int compiled = 0; compiled < COMPILED; ) {
            List<String> words = randomCommand(random);
            if (Commands.parse(compiler, words, Map.of()) instanceof ParsedCommand.Distributable parsed) {
                compiled++;
                Path place = Files.createDirectory(directory.resolve("c" + compiled));
                lay(place);
                Set<String> before = files(place);
                int status = run(place, compiler, words);
                Set<String> written = files(place);
                written.removeAll(before);
                Set<String> expected = parsed.command().outputs().stream()
                        .map(output -> Path.of(output.path()).normalize().toString())
                        .collect(Collectors.toCollection(TreeSet::new));
                // A failed command leaves what it likes: it is repeated locally anyway.
                if (status == 0) {
                    succeeded++;
                    assertEquals(expected, written, compiler + " " + String.join(" ", words));
                }
            }
        }
        assertTrue(succeeded > COMPILED / 2, "too few to mean anything: " + succeeded);
    }

    @Test
    void shouldRejectTheEndOfOptionsAsGccDoes() throws Exception {
        assumeTrue(isInstalled("gcc"), "gcc is not installed");
        lay(directory);
        assertEquals(1, run(directory, "gcc", List.of("-c", "--", "a.c")));
    }

    private static void lay(Path place) throws IOException {
        for (String name : List.of("dir", "out", "inc", "e.d")) {
            Files.createDirectory(place.resolve(name));
        }
        for (String name : List.of("a.c", "dir/d.c", "a.b.c", "b.cc", "noext", "i.i", "dir/e.cpp")) {
            Files.writeString(place.resolve(name), "int f(int x) { return x + 1; }\n");
        }
        Files.writeString(place.resolve("p.s"), ".globl s\ns:\n.long 1\n");
        Files.writeString(place.resolve("q.S"), "#define V 1\n.globl s\ns:\n.long V\n");
        Files.writeString(place.resolve("inc/f.h"), "#define F 1\n");
    }

    private static Set<String> files(Path place) throws IOException {
        try (Stream<Path> all = Files.walk(place)) {
            return all.filter(Files::isRegularFile)
                    .map(file -> place.relativize(file).toString())
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }

    static boolean isInstalled(String compiler) {
        try {
            return new ProcessBuilder(compiler, "--version")
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor() == 0;
        } catch (IOException | InterruptedException e) {
            return false;
        }
    }

    private static int run(Path place, String compiler, List<String> words) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(compiler));
        command.addAll(words);
        return new ProcessBuilder(command)
                .directory(place.toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();
    }
}
