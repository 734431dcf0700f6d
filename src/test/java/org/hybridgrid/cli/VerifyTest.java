package org.hybridgrid.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * Compiles that are made by a worker and again here. The worker's compiler has the right fingerprint, but the program that it runs under can be
 * told to spoil what the compiler made.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class VerifyTest {

    private static final String SPOILING = """
            #!/bin/sh
            here=$(dirname "$0")
            "$here/confine-itself" "$@" || exit $?
            if [ -e "$here/spoil" ]; then
                while [ "$1" != --root ] && [ $# -gt 1 ]; do shift; done
                for object in $(find "$2/r" -name '*.o'); do
                    printf '\\314' | dd of="$object" bs=1 seek=64 conv=notrunc 2>/dev/null
                done
            fi
            if [ -e "$here/edit" ]; then
                echo 'int edited;' >> "$(cat "$here/edit")"
            fi
            """;

    private Path directory;
    private TestCluster cluster;
    private Path programs;

    @BeforeAll
    void start(@TempDir Path temporary) throws IOException, InterruptedException {
        directory = temporary.toRealPath();
        cluster = new TestCluster(directory, "--slots", "0");
        programs = cluster.worker.state().resolve("bin");
        Files.move(programs.resolve(NativeHooks.CONFINE), programs.resolve("confine-itself"));
        Path spoiling = Files.writeString(programs.resolve(NativeHooks.CONFINE), SPOILING);
        Files.setPosixFilePermissions(spoiling, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    @AfterAll
    void stop() throws InterruptedException {
        if (cluster != null) {
            cluster.close();
        }
    }

    @BeforeEach
    void reset() {
        cluster.initiator.ask("stats", "--reset");
    }

    private String compile(String percent, String... words) throws IOException, InterruptedException {
        Path log = directory.resolve("compile.log");
        int exit = cluster.initiator.client(directory, log, Map.of("HYBRIDGRID_VERIFY", percent, "LC_ALL", "C"),
                Stream.concat(Stream.of("cc", "gcc"), Stream.of(words)).toArray(String[]::new));
        String said = Files.readString(log);
        assertEquals(0, exit, said);
        return said;
    }

    private byte[] direct(String source) throws IOException, InterruptedException {
        Path object = directory.resolve("direct.o");
        assertEquals(0, cluster.initiator.client(directory, directory.resolve("direct.log"), Map.of("HYBRIDGRID_DISABLE", "1"),
                "cc", "gcc", "-c", source, "-o", object.toString()));
        return Files.readAllBytes(object);
    }

    private void assertCounted(long compared, long different) {
        assertEquals(compared, cluster.counted("verify", "compared"), () -> cluster.initiator.ask("stats"));
        assertEquals(different, cluster.counted("verify", "different"), () -> cluster.initiator.ask("stats"));
    }

    @Test
    void shouldConfirmObjectDepfileAndMessagesOfAnHonestWorker() throws IOException, InterruptedException {
        Files.writeString(directory.resolve("warn.c"), "#include <stdio.h>\nint f(void) { int unused; return puts(\"\"); }\n");
        String[] words = {"-Wall", "-g", "-MD", "-fstack-usage", "-c", "warn.c", "-o", "warn.o"};
        String said = compile("100", words);
        assertTrue(said.contains("unused variable") && !said.contains("hybridgrid: "), said);
        assertCounted(1, 0);
        assertEquals(1, cluster.counted("compiles", "remote"));
        assertEquals(0, cluster.counted("compiles", "local"));
        assertEquals(said, compile("0", words));
        assertCounted(1, 0);
    }

    @Test
    void shouldVerifyTheShareOfABuildThatCompilesOneAfterTheOther() throws IOException, InterruptedException {
        for (int i = 0; i < 12; i++) {
            Files.writeString(directory.resolve("share" + i + ".c"), "int share" + i + ";\n");
            compile("25", "-c", "share" + i + ".c", "-o", "share.o");
        }
        long compared = cluster.counted("verify", "compared");
        assertTrue(compared >= 2 && compared <= 4, compared + " of 12 at 25 %");
        assertEquals(12, cluster.counted("compiles", "remote"));
    }

    @Test
    void shouldComeToAnEndWhenEverythingIsVerifiedAtOnce() throws IOException, InterruptedException {
        for (int i = 0; i < 12; i++) {
            Files.writeString(directory.resolve("many" + i + ".c"), "#include <stdio.h>\nint many" + i + "(void) { return puts(\"\"); }\n");
        }
        Path log = directory.resolve("many.log");
        assertEquals(0, cluster.initiator.client(directory, log, Map.of("HYBRIDGRID_VERIFY", "100"), "run", "--", "sh", "-ec",
                "for i in 0 1 2 3 4 5 6 7 8 9 10 11; do gcc -O2 -c many$i.c -o many$i.o & done; wait"), () -> log.toString());
        assertEquals("", Files.readString(log));
        assertCounted(12, 0);
    }

    @Test
    void shouldGiveTheLocalObjectAndNoMoreWorkToAWorkerWhoseObjectIsWrong() throws IOException, InterruptedException {
        Files.writeString(directory.resolve("wrong.c"), "int wrong(void) { return 1; }\n");
        byte[] right = direct("wrong.c");
        Files.createFile(programs.resolve("spoil"));
        compile("0", "-c", "wrong.c", "-o", "wrong.o");
        assertEquals(64, Arrays.mismatch(right, Files.readAllBytes(directory.resolve("wrong.o"))), "the worker should have spoilt it");

        String said = compile("100", "-c", "wrong.c", "-o", "wrong.o");
        assertArrayEquals(right, Files.readAllBytes(directory.resolve("wrong.o")));
        Path kept = cluster.initiator.state().resolve("verify/0001-wrong.o");
        assertEquals("hybridgrid: wrong.o (at byte 64) made by worker and here differ: yours is used, worker gets no more work from this node; "
                + "both are in " + kept + "\n", said);
        assertArrayEquals(right, Files.readAllBytes(kept.resolve("local/wrong.o")));
        assertEquals(64, Arrays.mismatch(right, Files.readAllBytes(kept.resolve("remote/wrong.o"))));
        assertTrue(Files.readString(kept.resolve("command")).contains("-c wrong.c -o wrong.o"));
        assertCounted(1, 1);
        assertEquals(1, cluster.counted("localReasons", "notConfirmed"));
        assertEquals(1, cluster.counted("faults", "resultDiffers"));
        assertTrue(Files.readString(cluster.initiator.state().resolve("log")).contains("wrong.o (at byte 64), made by worker"));

        assertEquals("its result differed from this machine's: wrong.o (at byte 64)", worker().get("quarantined").asText());
        assertTrue(cluster.initiator.ask("status").contains("worker is in quarantine"), cluster.initiator.ask("status"));
        compile("100", "-c", "wrong.c", "-o", "wrong.o");
        assertArrayEquals(right, Files.readAllBytes(directory.resolve("wrong.o")));
        assertEquals(1, cluster.counted("localReasons", "quarantined"));
        assertCounted(1, 1);
        Path log = directory.resolve("explain.log");
        cluster.initiator.client(directory, log, Map.of(), "explain", "--json", "--", "gcc", "-c", "wrong.c", "-o", "wrong.o");
        assertEquals("quarantined", new ObjectMapper().readTree(log.toFile()).get("reasons").get(0).get("name").asText());

        // Started again it may be another: it gets work, and is found honest.
        Files.delete(programs.resolve("spoil"));
        cluster.replaceWorker();
        assertNull(worker().get("quarantined"));
        assertEquals("", compile("100", "-c", "wrong.c", "-o", "wrong.o"));
        assertCounted(2, 1);
    }

    private JsonNode worker() {
        for (JsonNode node : cluster.initiator.json("status", "--json").get("nodes")) {
            if (node.get("name").asText().equals("worker")) {
                return node;
            }
        }
        throw new AssertionError("no worker: " + cluster.initiator.ask("status"));
    }

    @Test
    void shouldNotBlameAWorkerForAHeaderThatWasEditedMeanwhile() throws IOException, InterruptedException {
        Files.writeString(directory.resolve("edited.c"), "#include \"edited.h\"\n");
        Files.writeString(directory.resolve("edited.h"), "int before;\n");
        Files.writeString(programs.resolve("edit"), directory.resolve("edited.h").toString());
        assertEquals("", compile("100", "-c", "edited.c", "-o", "edited.o"));
        Files.delete(programs.resolve("edit"));
        assertTrue(Files.readString(directory.resolve("edited.h")).contains("edited"), "the worker should have edited it");
        assertCounted(0, 0);
        assertEquals(1, cluster.counted("localReasons", "notConfirmed"));
        assertNull(worker().get("quarantined"));
    }

    @Test
    void shouldTellOfAPercentageThatIsNone() throws IOException, InterruptedException {
        Files.writeString(directory.resolve("bad.c"), "int bad;\n");
        assertEquals("hybridgrid: HYBRIDGRID_VERIFY=often is no percentage from 0 to 100: nothing is verified\n",
                compile("often", "-c", "bad.c", "-o", "bad.o"));
        assertCounted(0, 0);
        assertEquals(1, cluster.counted("compiles", "remote"));
    }
}
