package org.hybridgrid.inputs;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.hybridgrid.model.Family;
import org.hybridgrid.model.InputSet;
import org.hybridgrid.model.Language;
import org.hybridgrid.model.SearchDirectory;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Random trees, compiled by the compilers that are installed: where the tree lies, and in a root that
 * holds the found inputs and nothing else.
 */
class AgainstCompilersTest {

    private static final int SEEDS = Integer.getInteger("hybridgrid.seeds", 12);

    private static final String PREINCLUDED = "/stdc-predef.h";

    @TempDir
    Path temporary;

    @ParameterizedTest
    @ValueSource(strings = {"gcc", "g++", "clang", "clang++"})
    void shouldFindWhatTheCompilerReads(String compiler) throws Exception {
        assumeTrue(installed(compiler), compiler + " is not installed");
        boolean cplusplus = compiler.endsWith("++");
        List<SearchDirectory> defaults = defaults(compiler, cplusplus ? "c++" : "c");
        InputFinder finder = new InputFinder(new FileFacts());
        int read = 0;
        for (int seed = 0; seed < SEEDS; seed++) {
            Path tree = Files.createDirectories(temporary.toRealPath().resolve("tree" + seed));
            List<String> words = RandomTree.write(tree, seed, cplusplus);
            Found found = finder.find(
                    Commands.of(compiler.startsWith("clang") ? Family.CLANG : Family.GCC,
                            cplusplus ? Language.CPLUSPLUS : Language.C, words.toArray(String[]::new)),
                    defaults, tree.toString(), tree.toString(), Map.of(), Trail.NONE);
            String what = compiler + " " + String.join(" ", words) + " in " + tree;
            if (found instanceof Found.Local local && local.detail().contains("levels of symbolic links")) {
                // A link to itself, which both compilers take for an error wherever they come across it.
                continue;
            }
            InputSet set = assertInstanceOf(Found.Inputs.class, found, what).set();
            read += compare(what, compiler, tree, words, defaults, set);
        }
        assertTrue(read > 4 * SEEDS, "the trees should include something: " + read);
    }

    private int compare(String what, String compiler, Path tree, List<String> words,
            List<SearchDirectory> defaults, InputSet set) throws Exception {
        List<String> options = List.of("-c", "-g3", "-H", "-fcommon", "-Wmissing-include-dirs");
        Path here = tree.resolveSibling(tree.getFileName() + ".o");
        List<String> direct = new ArrayList<>(List.of(compiler, "-o", here.toString()));
        direct.addAll(options);
        direct.addAll(words);
        Run expected = Run.of(tree, direct);

        Path root = Files.createDirectories(tree.resolveSibling(tree.getFileName() + ".root"));
        materialise(set, root);
        Path there = tree.resolveSibling(tree.getFileName() + ".there.o");
        List<String> moved = new ArrayList<>(List.of(compiler, "-o", there.toString()));
        if (!compiler.startsWith("clang") && set.files().stream().anyMatch(file -> file.path().endsWith(PREINCLUDED))) {
            // GCC reads it by itself, but not with -nostdinc.
            moved.addAll(List.of("-include", "stdc-predef.h"));
        }
        moved.addAll(options);
        words.forEach(word -> moved.add(word.startsWith("/") ? root + word : word));
        moved.addAll(List.of("-nostdinc", "-ffile-prefix-map=" + root + "="));
        defaults.forEach(directory -> moved.addAll(List.of("-isystem", root + directory.path())));
        Run actual = Run.of(Path.of(root + tree.toString()), moved);

        // Where GCC reads it by itself, -H does not show it.
        assertEquals(withoutPreincluded(expected.output),
                withoutPreincluded(actual.output.replace(root.toString(), "")), what);
        assertEquals(expected.status, actual.status, what);
        if (expected.status != 0) {
            // GCC takes it for an error if nothing is left to search for #include_next.
            return 0;
        }
        assertArrayEquals(Files.readAllBytes(here), Files.readAllBytes(there), what);

        Set<String> files = set.files().stream().map(InputSet.File::path).collect(Collectors.toSet());
        List<String> listed = dependencies(compiler, tree, words);
        listed.forEach(file -> assertTrue(files.contains(file), what + " reads " + file));
        return listed.size();
    }

    private static String withoutPreincluded(String output) {
        return output.lines().filter(line -> !line.endsWith(PREINCLUDED)).collect(Collectors.joining("\n"));
    }

    private static List<String> dependencies(String compiler, Path tree, List<String> words) throws Exception {
        List<String> command = new ArrayList<>(List.of(compiler, "-M", "-MT", "x"));
        command.addAll(words);
        List<String> files = new ArrayList<>();
        String rule = Run.of(tree, command).output.replace("\\\n", " ");
        for (String name : rule.substring(rule.indexOf("x:") + 2).trim().split("\\s+")) {
            files.add(tree.resolve(name).toRealPath().toString());
        }
        return files;
    }

    private static void materialise(InputSet set, Path root) throws IOException {
        for (String directory : set.directories()) {
            Files.createDirectories(Path.of(root + directory));
        }
        for (InputSet.File file : set.files()) {
            Path copy = Path.of(root + file.path());
            Files.createDirectories(copy.getParent());
            Files.copy(Path.of(file.path()), copy);
        }
        for (InputSet.Link link : set.links()) {
            Path copy = Path.of(root + link.path());
            Files.createDirectories(copy.getParent());
            Files.createSymbolicLink(copy, Path.of(link.target().startsWith("/") ? root + link.target()
                    : link.target()));
        }
    }

    private static List<SearchDirectory> defaults(String compiler, String language) throws Exception {
        String output = Run.of(Path.of("/"), List.of(compiler, "-x", language, "-E", "-v", "/dev/null")).output;
        int from = output.indexOf('\n', output.indexOf("#include <...>")) + 1;
        return Arrays.stream(output.substring(from, output.indexOf("End of search list")).split("\n"))
                .map(line -> new SearchDirectory(SearchDirectory.Kind.SYSTEM, line.trim()))
                .toList();
    }

    private static boolean installed(String compiler) {
        try {
            return Run.of(Path.of("/"), List.of(compiler, "--version")).status == 0;
        } catch (IOException | InterruptedException e) {
            return false;
        }
    }

    private record Run(int status, String output) {

        static Run of(Path directory, List<String> command) throws IOException, InterruptedException {
            ProcessBuilder builder = new ProcessBuilder(command).directory(directory.toFile());
            builder.environment().keySet().removeIf(name -> name.endsWith("PATH") && !name.equals("PATH"));
            builder.environment().put("LC_ALL", "C");
            builder.environment().put("PWD", directory.toString());
            Process process = builder.redirectErrorStream(true).start();
            process.getOutputStream().close();
            String output = new String(process.getInputStream().readAllBytes());
            return new Run(process.waitFor(), output);
        }
    }
}
