package org.hybridgrid.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.hybridgrid.model.Digest;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Real builds of the examples by two real nodes, against direct builds in the same directory. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ClusterBuildTest {

    private Path directory;
    private TestCluster cluster;
    private TestNode initiator;
    private TestNode worker;

    @BeforeAll
    void start(@TempDir Path temporary) throws IOException, InterruptedException {
        directory = temporary;
        cluster = new TestCluster(directory, "--slots", "0");
        initiator = cluster.initiator;
        worker = cluster.worker;
    }

    @AfterAll
    void stop() throws InterruptedException {
        if (cluster != null) {
            cluster.close();
        }
    }

    /** Digests of everything that was built, by path. */
    private static Map<String, String> built(Path tree, String... suffixes) throws IOException {
        Map<String, String> files = new TreeMap<>();
        try (Stream<Path> walk = Files.walk(tree)) {
            for (Path file : walk.filter(Files::isRegularFile).toList()) {
                if (Stream.of(suffixes).anyMatch(file.toString()::endsWith)) {
                    files.put(tree.relativize(file).toString(), Digest.ofContent(Files.readAllBytes(file)).hex());
                }
            }
        }
        return files;
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> walk = Files.walk(from)) {
            for (Path path : walk.toList()) {
                Files.copy(path, to.resolve(from.relativize(path).toString()));
            }
        }
    }

    private static void delete(Path tree) throws IOException {
        try (Stream<Path> walk = Files.walk(tree)) {
            for (Path path : walk.sorted(java.util.Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }

    /** Builds an example directly and through the cluster, and compares what came out. */
    private void compare(String example, String script) throws IOException, InterruptedException {
        Path tree = directory.resolve(example);
        copy(Path.of("examples", example), tree);
        run(tree, Map.of("HYBRIDGRID_DISABLE", "1"), "direct-" + example, script);
        Map<String, String> direct = built(tree, ".o", ".d", ".Po");
        assertTrue(direct.keySet().stream().anyMatch(name -> name.endsWith(".o")), "nothing was built: " + direct);
        delete(tree);
        copy(Path.of("examples", example), tree);
        long before = initiator.json("stats", "--json").get("compiles").get("remote").asLong();
        run(tree, Map.of(), "grid-" + example, script);
        assertEquals(direct, built(tree, ".o", ".d", ".Po"));
        long remote = initiator.json("stats", "--json").get("compiles").get("remote").asLong() - before;
        long objects = direct.keySet().stream().filter(name -> name.endsWith(".o")).count();
        assertTrue(remote >= objects, remote + " remote compiles for " + objects + " objects: " + initiator.ask("stats"));
        delete(tree);
    }

    private void run(Path tree, Map<String, String> environment, String name, String script) throws IOException, InterruptedException {
        Path log = directory.resolve(name + ".log");
        int exit = initiator.client(tree, log, environment, "run", "--", "sh", "-ec", script);
        assertEquals(0, exit, Files.readString(log));
    }

    private static boolean isInstalled(String program) {
        return Stream.of(System.getenv("PATH").split(":")).anyMatch(place -> Files.isExecutable(Path.of(place, program)));
    }

    @Test
    void shouldBuildTheMakeExampleElsewhereByteForByte() throws IOException, InterruptedException {
        assumeTrue(isInstalled("make"), "make is not installed");
        compare("make", "make -j4");
    }

    @Test
    void shouldBuildTheCmakeExampleElsewhereByteForByte() throws IOException, InterruptedException {
        assumeTrue(isInstalled("cmake") && isInstalled("ninja") && isInstalled("g++"), "CMake, Ninja or g++ is not installed");
        compare("cmake-ninja", "cmake -G Ninja -S . -B build && ninja -C build");
    }

    @Test
    void shouldBuildTheAutotoolsExampleElsewhereByteForByte() throws IOException, InterruptedException {
        assumeTrue(isInstalled("autoreconf") && isInstalled("automake"), "Autotools are not installed");
        compare("autotools", "autoreconf -i && ./configure && make -j4");
    }

    @Test
    void shouldGiveThePersonTheirOwnCompilersWordsForAnError() throws IOException, InterruptedException {
        Path source = Files.writeString(directory.resolve("wrong.c"), "int f(void) { return nothing; }\n");
        Path direct = directory.resolve("wrong-direct.log");
        Path grid = directory.resolve("wrong-grid.log");
        String[] words = {"cc", "gcc", "-Wall", "-c", source.toString(), "-o", directory.resolve("wrong.o").toString()};
        int expected = initiator.client(directory, direct, Map.of("HYBRIDGRID_DISABLE", "1"), words);
        assertEquals(expected, initiator.client(directory, grid, Map.of(), words));
        assertEquals(Files.readString(direct), Files.readString(grid));
        assertTrue(initiator.json("stats", "--json").get("localReasons").has("compileFailed"));
    }

    @Test
    void shouldBringWarningsBackAsTheyAre() throws IOException, InterruptedException {
        Path source = Files.writeString(directory.resolve("warn.c"), "#include <stdio.h>\nint f(void) { int unused; printf(\"%s\", 1); }\n");
        Path direct = directory.resolve("warn-direct.log");
        Path grid = directory.resolve("warn-grid.log");
        String[] words = {"cc", "gcc", "-Wall", "-Wextra", "-c", source.toString(), "-o", directory.resolve("warn.o").toString()};
        initiator.client(directory, direct, Map.of("HYBRIDGRID_DISABLE", "1", "LC_ALL", "C"), words);
        assertEquals(0, initiator.client(directory, grid, Map.of("HYBRIDGRID_MODE", "remote", "LC_ALL", "C"), words));
        assertEquals(Files.readString(direct), Files.readString(grid));
    }

    @Test
    void shouldRefuseToCompileHereWhatMustBeCompiledElsewhere() throws IOException, InterruptedException {
        Path source = Files.writeString(directory.resolve("when.c"), "const char *when = __TIMESTAMP__;\n");
        Path log = directory.resolve("remote.log");
        assertEquals(1, initiator.client(directory, log, Map.of("HYBRIDGRID_MODE", "remote"), "cc", "gcc", "-c", source.toString()));
        assertEquals(1, Files.readAllLines(log).size());
        assertTrue(Files.readString(log).startsWith("hybridgrid: "), Files.readString(log));
    }

    @Test
    void shouldGiveTheWorkersWordsToWhoWantsNoCompileHere() throws IOException, InterruptedException {
        Path source = Files.writeString(directory.resolve("wrong2.c"), "int f(void) { return nothing; }\n");
        Path direct = directory.resolve("wrong2-direct.log");
        Path grid = directory.resolve("wrong2-grid.log");
        String[] words = {"cc", "gcc", "-c", source.toString(), "-o", directory.resolve("wrong2.o").toString()};
        int expected = initiator.client(directory, direct, Map.of("HYBRIDGRID_DISABLE", "1", "LC_ALL", "C"), words);
        assertEquals(expected, initiator.client(directory, grid, Map.of("HYBRIDGRID_MODE", "remote", "LC_ALL", "C"), words));
        assertEquals(Files.readString(direct), Files.readString(grid));
    }

    @Test
    void shouldTellWhatToTypeOnTheOtherMachines() {
        assertTrue(initiator.readyLine().contains("hybridgrid join"), initiator.readyLine());
        assertTrue(worker.readyLine().startsWith("hybridgrid: worker is ready in cluster test-"), worker.readyLine());
        assertEquals(List.of("initiator", "worker"), names(worker.json("status", "--json").get("nodes")));
    }

    private static List<String> names(JsonNode nodes) {
        List<String> names = new java.util.ArrayList<>();
        nodes.forEach(node -> names.add(node.get("name").asText()));
        return names.stream().sorted().toList();
    }
}
