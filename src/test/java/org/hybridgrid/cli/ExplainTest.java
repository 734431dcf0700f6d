package org.hybridgrid.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.hybridgrid.model.Digest;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Questions to a real node, by the real client, beside the compiles that they are about. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ExplainTest {

    private Path directory;
    private Path project;
    private TestCluster cluster;

    @BeforeAll
    void start(@TempDir Path temporary) throws IOException, InterruptedException {
        directory = temporary.toRealPath();
        project = Files.createDirectories(directory.resolve("project"));
        Files.createDirectory(project.resolve("out"));
        Files.writeString(project.resolve("a.c"), "#include <stdio.h>\n\n#include \"a.h\"\nint f(void) { return puts(A); }\n");
        Files.writeString(project.resolve("a.h"), "#define A \"a\"\n");
        Files.writeString(project.resolve("config.h"), "#if __has_include(\"extra.h\")\n#endif\n");
        Files.writeString(project.resolve("extra.h"), "");
        cluster = new TestCluster(directory, "--slots", "0");
    }

    @AfterAll
    void stop() throws InterruptedException {
        if (cluster != null) {
            cluster.close();
        }
    }

    private String ask(int status, Map<String, String> environment, String... words) throws IOException, InterruptedException {
        Path log = directory.resolve("explain.log");
        assertEquals(status, cluster.initiator.client(project, log, environment, words), () -> read(log));
        return Files.readString(log);
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            return e.toString();
        }
    }

    private JsonNode explain(Map<String, String> environment, String... command) throws IOException, InterruptedException {
        String[] words = Stream.concat(Stream.of("explain", "--json", "--"), Stream.of(command)).toArray(String[]::new);
        return new ObjectMapper().readTree(ask(0, environment, words));
    }

    private static Map<String, JsonNode> inputs(JsonNode explained) {
        Map<String, JsonNode> inputs = new HashMap<>();
        explained.get("inputs").get("list").forEach(input -> inputs.put(input.get("path").asText(), input));
        return inputs;
    }

    @Test
    void shouldTellByWhichDirectiveEachInputWasFound() throws IOException, InterruptedException {
        JsonNode explained = explain(Map.of(), "gcc", "-O2", "-include", "config.h", "-c", "a.c", "-o", "out/a.o");
        Map<String, JsonNode> inputs = inputs(explained);
        assertEquals("the source", inputs.get(project + "/a.c").get("foundBy").asText());
        assertEquals("-include or -imacros config.h", inputs.get(project + "/config.h").get("foundBy").asText());
        JsonNode header = inputs.get(project + "/a.h");
        assertEquals(project + "/a.c", header.get("file").asText());
        assertEquals(3, header.get("line").asInt());
        assertEquals("#include \"a.h\"", header.get("foundBy").asText());
        assertEquals(Digest.ofContent(Files.readAllBytes(project.resolve("a.h"))).hex(), header.get("digest").asText());
        assertEquals(14, header.get("size").asLong());
        assertEquals("initiator", header.get("from").asText());
        assertEquals(project + "/config.h", inputs.get(project + "/extra.h").get("file").asText());
        assertEquals(1, inputs.get(project + "/extra.h").get("line").asInt());
        JsonNode system = inputs.get("/usr/include/stdio.h");
        assertEquals("worker", system.get("from").asText());
        assertEquals("#include <stdio.h>", system.get("foundBy").asText());
        inputs.values().stream().filter(input -> input.get("path").asText().endsWith("/stdc-predef.h"))
                .forEach(input -> assertEquals("included by the compiler itself: stdc-predef.h", input.get("foundBy").asText()));
        assertEquals(inputs.size(), explained.get("inputs").get("files").asInt());
        inputs.values().forEach(input -> assertFalse(input.get("foundBy").asText().isEmpty(), input::toString));
    }

    @Test
    void shouldForetellTheGrantThatTheCompileThenGets() throws IOException, InterruptedException {
        Files.writeString(project.resolve("b.c"), "int b;\n");
        String[] command = {"gcc", "-c", "b.c", "-o", "out/b.o"};
        long granted = cluster.counted("steals", "granted");
        JsonNode explained = explain(Map.of(), command);
        assertEquals("remote", explained.get("outcome").asText(), explained::toString);
        assertTrue(explained.get("distributable").asBoolean());
        assertTrue(explained.get("reasons").isEmpty());
        assertEquals("worker", explained.get("steal").get("node").asText());
        assertEquals("soonest", explained.get("steal").get("why").asText());
        assertEquals("features", explained.get("expected").get("basis").asText());
        assertEquals(64, explained.get("compiler").get("fingerprint").asText().length());
        assertEquals(explained.get("compiler").get("fingerprint"), explained.get("action").get("toolchain"));
        assertEquals("out/b.o", explained.get("action").get("outputs").get(0).get("path").asText());
        assertEquals(granted, cluster.counted("steals", "granted"));
        assertFalse(Files.exists(project.resolve("out/b.o")));
        long remote = cluster.counted("compiles", "remote");
        ask(0, Map.of(), Stream.concat(Stream.of("cc"), Stream.of(command)).toArray(String[]::new));
        assertEquals(remote + 1, cluster.counted("compiles", "remote"));
        assertEquals("measuredHere", explain(Map.of(), command).get("expected").get("basis").asText());
    }

    @Test
    void shouldGiveTheReasonThatTheCompileIsCountedUnder() throws IOException, InterruptedException {
        Files.writeString(project.resolve("time.c"), "const char *when = __DATE__;\n");
        for (List<String> command : List.of(
                List.of("timeMacro", "gcc", "-c", "time.c", "-o", "out/time.o"),
                List.of("stdout", "gcc", "-S", "a.c", "-o", "-"),
                List.of("outputSpecial", "gcc", "-c", "a.c", "-o", "missing/a.o"),
                List.of("missingSource", "gcc", "-c", "nothing.c", "-o", "out/n.o"),
                List.of("preprocessOnly", "gcc", "-E", "a.c", "-o", "out/a.i"))) {
            String reason = command.get(0).equals("stdout") ? "standardOutput" : command.get(0);
            String[] words = command.subList(1, command.size()).toArray(String[]::new);
            JsonNode explained = explain(Map.of(), words);
            assertEquals(reason, explained.get("reasons").get(0).get("name").asText(), explained::toString);
            assertFalse(explained.get("distributable").asBoolean());
            assertFalse(explained.get("why").asText().isEmpty());
            long before = cluster.counted("localReasons", reason);
            cluster.initiator.client(project, directory.resolve("reason.log"), Map.of(),
                    Stream.concat(Stream.of("cc"), Stream.of(words)).toArray(String[]::new));
            assertEquals(before + 1, cluster.counted("localReasons", reason), reason);
        }
    }

    @Test
    void shouldTellOfTheModeAndStillOfTheInputs() throws IOException, InterruptedException {
        JsonNode local = explain(Map.of("HYBRIDGRID_MODE", "local"), "gcc", "-c", "a.c", "-o", "out/a.o");
        assertEquals("local", local.get("outcome").asText());
        assertEquals("localMode", local.get("reasons").get(0).get("name").asText());
        assertTrue(local.get("distributable").asBoolean());
        assertTrue(inputs(local).containsKey(project + "/a.h"));
        JsonNode refused = explain(Map.of("HYBRIDGRID_MODE", "remote"), "gcc", "-c", "a.c", "-o", "missing/a.o");
        assertEquals("refused", refused.get("outcome").asText());
        JsonNode disabled = explain(Map.of("HYBRIDGRID_DISABLE", "1"), "gcc", "-c", "a.c", "-o", "out/a.o");
        assertEquals("exec", disabled.get("outcome").asText());
    }

    @Test
    void shouldNotWriteADepfileWhereThePreprocessorWouldHaveToTellTheInputs() throws IOException, InterruptedException {
        Files.writeString(project.resolve("computed.c"), "#define NAME(x) <x.h>\n#include NAME(stdio)\nint c;\n");
        JsonNode explained = explain(Map.of(), "gcc", "-w", "-MD", "-c", "computed.c", "-o", "out/computed.o");
        assertEquals("preprocess", explained.get("outcome").asText(), explained::toString);
        assertTrue(explained.get("inputs").get("unknown").asText().startsWith(project + "/computed.c:2: "), explained::toString);
        assertFalse(Files.exists(project.resolve("out/computed.d")));
    }

    @Test
    void shouldBeShortForAPersonAndWholeIfAsked() throws IOException, InterruptedException {
        String text = ask(0, Map.of(), "explain", "--", "gcc", "-c", "a.c", "-o", "out/a.o");
        assertTrue(text.lines().count() <= 30, text);
        assertTrue(text.startsWith("outcome "), text);
        assertTrue(text.contains("another node compiles it: worker"), text);
        assertTrue(text.contains(project + "/a.c:3: #include \"a.h\""), text);
        assertTrue(text.contains("more: explain --all"), text);
        String whole = ask(0, Map.of(), "explain", "--all", "gcc", "-c", "a.c", "-o", "out/a.o");
        assertTrue(whole.contains("/usr/include/stdio.h"), whole);
        assertTrue(whole.lines().count() > 30 && !whole.contains("explain --all"), whole);
    }

    @Test
    void shouldSayInOneLineWhatIsWrongWithAQuestion() throws IOException, InterruptedException {
        for (String[] words : List.of(new String[] {"explain"}, new String[] {"explain", "--json", "--"}, new String[] {"explain", "--wrong", "gcc"})) {
            String said = ask(2, Map.of(), words);
            assertTrue(said.startsWith("hybridgrid: explain: ") && said.lines().count() == 1, said);
        }
        assertEquals("hybridgrid: nothing-like-this: command not found\n", ask(1, Map.of(), "explain", "--", "nothing-like-this", "-c", "a.c"));
        JsonNode stranger = explain(Map.of(), "/bin/true", "-c", "a.c");
        assertEquals("toolchainUnknown", stranger.get("reasons").get(0).get("name").asText());
        assertTrue(stranger.get("compiler").get("fingerprint").isNull());
    }
}
