package org.hybridgrid.inputs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * A tree of sources that include each other in every way, the same for the same seed. Every header
 * guards itself and asks whether a name exists before it includes it, so that any graph compiles.
 */
final class RandomTree {

    private static final List<String> NAMES = List.of("a.h", "b.h", "c.h", "sub/a.h", "sub/d.h", "e.h", "f.h");
    private static final List<String> DIRECTORIES = List.of("src", "one", "two", "three", "four/deep");

    private final Path root;
    private final Random random;
    private int files;

    private RandomTree(Path root, long seed) {
        this.root = root;
        this.random = new Random(seed);
    }

    /** Writes the tree, and gives the words of a compile command without the compiler. */
    static List<String> write(Path root, long seed, boolean cplusplus) throws IOException {
        return new RandomTree(root, seed).write(cplusplus ? "src/main.cc" : "src/main.c");
    }

    private List<String> write(String source) throws IOException {
        for (String directory : DIRECTORIES) {
            Files.createDirectories(root.resolve(directory).resolve("sub"));
            Files.createDirectories(root.resolve(directory).resolve("bare"));
            for (String name : NAMES) {
                Path file = root.resolve(directory).resolve(name);
                if (random.nextInt(3) == 0) {
                    Files.writeString(file, header());
                } else if (random.nextInt(6) == 0) {
                    Files.createSymbolicLink(file, Path.of(pick(List.of("../one/", "../two/sub/", "")) + pick(NAMES)));
                }
            }
            if (random.nextBoolean()) {
                Files.createSymbolicLink(root.resolve(directory).resolve("link"), Path.of(pick(List.of(
                        "sub", "../three", "../four/deep/sub", "bare/../sub"))));
            }
        }
        Files.createSymbolicLink(root.resolve("alias"), Path.of(pick(DIRECTORIES)));
        Files.writeString(root.resolve(source), header() + include() + include() + include() + include());
        return options(source);
    }

    private List<String> options(String source) throws IOException {
        List<String> words = new ArrayList<>();
        for (int i = random.nextInt(7); i >= 0; i--) {
            words.add(pick(List.of("-I", "-I", "-I", "-iquote", "-isystem", "-idirafter")));
            String directory = pick(List.of("one", "two", "three", "four/deep", "alias", "none", "one/../two",
                    "three/link", "src/bare", "./one/"));
            words.add(random.nextInt(4) == 0 ? root + "/" + directory : directory);
        }
        if (random.nextInt(3) == 0) {
            words.add("-include");
            words.add("src/forced.h");
            Files.writeString(root.resolve("src/forced.h"), header());
        }
        words.add(source);
        return words;
    }

    private String header() {
        int id = files++;
        StringBuilder text = new StringBuilder("#ifndef G" + id + "\n#define G" + id + "\nint v" + id + ";\n");
        for (int i = random.nextInt(4); i > 0; i--) {
            text.append(include());
        }
        if (random.nextInt(4) == 0) {
            text.append("#undef COMPUTED\n#define COMPUTED ").append(operand()).append('\n');
        }
        return text + "static inline const char *f" + id + "(void) { return __FILE__; }\n"
                + "const char *n" + id + " = __FILE__;\n#endif\n";
    }

    private String include() {
        String operand = operand();
        return switch (random.nextInt(9)) {
            case 0 -> "#if __has_include_next(" + operand + ")\n# include_next " + operand + "\n#endif\n";
            case 1 -> "#ifdef COMPUTED\n#if __has_include(COMPUTED)\n#include COMPUTED\n#endif\n#endif\n";
            case 2 -> "#if __has_include(" + operand + ")\nint h" + files + "_" + random.nextInt(1 << 20)
                    + ";\n#endif\n";
            case 3 -> pick(List.of("#include <stddef.h>\n", "#include <limits.h>\n", "#include <stdint.h>\n"));
            default -> "#if __has_include(" + operand + ")\n#include " + operand + "\n#endif\n";
        };
    }

    private String operand() {
        String name = pick(List.of("", "", "", "../", "bare/../", "link/", "sub/../", "sub/", "./")) + pick(NAMES);
        return random.nextBoolean() ? '"' + name + '"' : '<' + name + '>';
    }

    private <T> T pick(List<T> from) {
        return from.get(random.nextInt(from.size()));
    }
}
