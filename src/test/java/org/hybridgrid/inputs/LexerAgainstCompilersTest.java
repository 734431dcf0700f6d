package org.hybridgrid.inputs;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Random heaps of what fools a scanner: whatever a compiler includes, the lexer must have found. */
class LexerAgainstCompilersTest {

    private static final int SEEDS = Integer.getInteger("hybridgrid.seeds", 12);
    private static final int HEADERS = 12;
    private static final List<String> PIECES = List.of("/*", "*/", "//", "\"", "'", "\\", "\\\n", "\\ \n", "??/",
            "??/\n", "??=", "%:", "#", "\n", "\n", "\n", "\n", " ", "\r\n", "\r", "R\"x(", ")x\"", "R\"(", ")\"",
            "u8R\"(", "LR\"x(", "L", "1'000", "0x1'", "1'", "a", "R", "\f", "<", ">", "#if 0\n", "#endif\n", "#if 1\n",
            "#else\n", "#error it's\n", "#define X '\n", "_Pragma(\"x\")", "'\"'", "\"'\"", "\"\\\"\"", "'\\''", "/",
            "*", "??'", ".5'6", "1e+'7", "#define R", "#pragma x\"\n", "#include \\\n", "#if '\n");

    /** What may stand behind a name; in other junk there GCC takes a backslash for no escape, Clang does. */
    private static final List<String> TAILS =
            List.of("\n", "\n", "\n", "\r\n", "// it's\n", "/*\n*/\n", " x\n", "//\\\n");

    @TempDir
    Path directory;

    @ParameterizedTest
    @CsvSource({"gcc,c", "gcc,c++", "clang,c", "clang,c++"})
    void shouldFindWhateverACompilerIncludes(String compiler, String language) throws Exception {
        assumeTrue(run(List.of(compiler, "--version")) != null, compiler + " is not installed");
        for (int i = 0; i < HEADERS; i++) {
            Files.writeString(directory.resolve("h" + i + ".h"), "");
        }
        List<String> standards = language.equals("c")
                ? List.of("c90", "gnu90", "c99", "gnu17", "c2x")
                : List.of("c++98", "gnu++98", "c++11", "gnu++14", "c++20");
        int included = 0;
        for (int seed = 0; seed < SEEDS; seed++) {
            byte[] text = text(new Random(seed)).getBytes(StandardCharsets.UTF_8);
            Files.write(directory.resolve("source"), text);
            Set<String> found = DirectiveLexer.lex(text).includes().stream()
                    .map(Include::name).collect(Collectors.toSet());
            for (String standard : standards) {
                List<String> read = headers(run(List.of(compiler, "-x", language, "-std=" + standard, "-E", "-H",
                        "-nostdinc", "-w", "-o", "/dev/null", "source")));
                included += read.size();
                assertTrue(found.containsAll(read), () -> compiler + " -std=" + standard + " includes " + read
                        + ", found " + found + " in\n" + new String(text, StandardCharsets.UTF_8));
            }
        }
        assertTrue(included > SEEDS, "some text should include something");
    }

    private static String text(Random random) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < HEADERS; i++) {
            for (int n = random.nextInt(6); n > 0; n--) {
                text.append(PIECES.get(random.nextInt(PIECES.size())));
            }
            text.append(random.nextInt(4) == 0 ? "" : "\n").append(random.nextBoolean() ? "#include" : " # include ")
                    .append("\"h").append(i).append(".h\"")
                    .append(TAILS.get(random.nextInt(TAILS.size())));
        }
        return text.toString();
    }

    private static List<String> headers(String output) {
        List<String> headers = new ArrayList<>();
        for (String line : output.split("\n")) {
            if (line.startsWith(". ")) {
                headers.add(line.substring(line.lastIndexOf('/') + 1).replace(". ", "").trim());
            }
        }
        return headers;
    }

    private String run(List<String> command) throws InterruptedException {
        try {
            Process process = new ProcessBuilder(command)
                    .directory(directory.toFile()).redirectErrorStream(true).start();
            process.getOutputStream().close();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            process.waitFor();
            return output;
        } catch (IOException e) {
            return null;
        }
    }
}
