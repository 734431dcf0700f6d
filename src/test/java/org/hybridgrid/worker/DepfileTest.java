package org.hybridgrid.worker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.hybridgrid.model.Family;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Compares mapped depfiles with those that the real compilers write without a root. */
class DepfileTest {

    private static final long SEED = 20261125;

    @TempDir
    private Path directory;

    @ParameterizedTest
    @EnumSource(Family.class)
    void shouldWrapNamesOfAnyLengthAsTheCompilerDoes(Family family) throws Exception {
        String compiler = compiler(family);
        Random random = new Random(SEED);
        for (int round = 0; round < 25; round++) {
            Tree tree = new Tree(directory.toRealPath(), random, round);
            List<String> words = new ArrayList<>(List.of(compiler, "-c", "-MD", "-MF", "out.d"));
            words.addAll(switch (round % 5) {
                case 0 -> List.of("-o", tree.name(random, 60) + ".o");
                case 1 -> List.of("-MP", "-MT", "a b", "-MQ", "x $y#z " + tree.name(random, 90));
                case 2 -> List.of("-MP", "-MT", tree.name(random, 40), "-MT", tree.name(random, 40),
                        "-MT", tree.name(random, 40));
                case 3 -> List.of("-MT", "/abs/" + tree.name(random, 80), "-MP");
                default -> List.of();
            });
            String direct = tree.compile(words, tree.project, "");
            RootMapping mapping = new RootMapping(tree.root.toString());
            String rooted = tree.compile(words, tree.mirror(), tree.root.toString());
            String unmapped = unmap(family, mapping, rooted);
            assertTrue(rooted.contains(mapping.root()), rooted);
            assertEquals(direct, unmapped, "round " + round);
        }
    }

    @ParameterizedTest
    @EnumSource(Family.class)
    void shouldMapAnAbsoluteTargetBack(Family family) throws Exception {
        String compiler = compiler(family);
        Random random = new Random(SEED);
        for (int length : new int[] {1, 20, 38, 55, 70}) {
            Tree tree = new Tree(directory.toRealPath(), random, 100 + length);
            String object = "o".repeat(length) + " $#.o";
            String direct = tree.compile(List.of(compiler, "-c", "-MD", "-MF", "out.d", "-o", tree.project + "/" + object),
                    tree.project, "");
            String rooted = tree.compile(List.of(compiler, "-c", "-MD", "-MF", "out.d", "-o", tree.mirror() + "/" + object),
                    tree.mirror(), tree.root.toString());
            assertEquals(direct, unmap(family, new RootMapping(tree.root.toString()), rooted));
        }
    }

    @Test
    void shouldGiveBackADepfileWithoutTheRootAsItIs() {
        byte[] written = "a.o: a.c \\\n  b.h\n".getBytes(StandardCharsets.UTF_8);
        assertSame(written, Depfile.unmap(Family.GCC, new RootMapping("/root-of-ours"), written));
    }

    @Test
    void shouldMapTextThatIsNoRule() {
        assertEquals("/x", unmap(Family.GCC, new RootMapping("/r"), "/r/x"));
    }

    private static String unmap(Family family, RootMapping mapping, String text) {
        byte[] unmapped = Depfile.unmap(family, mapping, text.getBytes(StandardCharsets.UTF_8));
        return new String(unmapped, StandardCharsets.UTF_8);
    }

    private static String compiler(Family family) {
        String name = switch (family) {
            case GCC -> "gcc";
            case CLANG -> "clang";
        };
        boolean there = Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .anyMatch(element -> Files.isExecutable(Path.of(element, name)));
        assumeTrue(there, name + " is not installed");
        return name;
    }

    /** A source and headers of random names, some included relative and some by an absolute -I. */
    private static final class Tree {

        private final Path project;
        private final Path root;
        private final List<String> includes = new ArrayList<>();

        Tree(Path directory, Random random, int number) throws IOException {
            project = Files.createDirectories(directory.resolve("p" + number));
            root = Files.createDirectories(directory.resolve("roots/" + name(random, 40) + number));
            StringBuilder source = new StringBuilder();
            int headers = random.nextInt(30) + 2;
            for (int i = 0; i < headers; i++) {
                String header = name(random, 75) + i + ".h";
                String folder = i % 3 == 0 ? "inc/" : "sys/";
                Files.createDirectories(project.resolve(folder));
                Files.writeString(project.resolve(folder + header), "int v" + i + ";\n");
                source.append("#include ").append('<').append(header).append(">\n");
            }
            Files.writeString(project.resolve("a.c"), source.append("int main(void) { return 0; }\n"));
            includes.add("-Iinc");
        }

        String name(Random random, int longest) {
            StringBuilder name = new StringBuilder("n");
            int length = random.nextInt(longest);
            boolean odd = longest == 75 || longest == 90;
            String letters = odd && random.nextInt(3) == 0 ? "ab $#\\e c" : "abcdefgh-_.";
            for (int i = 0; i < length; i++) {
                name.append(letters.charAt(random.nextInt(letters.length())));
            }
            return name + "x";
        }

        /** Copies the tree into the root; gives its place there. */
        Path mirror() throws IOException {
            Path mirror = Path.of(root + project.toString());
            try (Stream<Path> files = Files.walk(project)) {
                for (Path file : (Iterable<Path>) files::iterator) {
                    Path copy = mirror.resolve(project.relativize(file));
                    if (Files.isDirectory(file)) {
                        Files.createDirectories(copy);
                    } else if (file.toString().endsWith("a.c") || file.toString().endsWith(".h")) {
                        Files.copy(file, copy, StandardCopyOption.REPLACE_EXISTING);
                    }
                }
            }
            return mirror;
        }

        String compile(List<String> command, Path place, String prefix) throws IOException, InterruptedException {
            List<String> words = new ArrayList<>(command);
            words.add("-nostdinc");
            words.addAll(includes);
            words.add("-isystem");
            words.add(prefix + project + "/sys");
            words.add("a.c");
            Process process = new ProcessBuilder(words)
                    .directory(place.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(place.resolve("log").toFile())
                    .start();
            assertEquals(0, process.waitFor(), () -> read(place.resolve("log")) + words);
            return read(place.resolve("out.d"));
        }

        private static String read(Path file) {
            try {
                return Files.readString(file);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
