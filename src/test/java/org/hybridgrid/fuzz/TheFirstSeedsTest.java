package org.hybridgrid.fuzz;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The first seeds of every fuzzer; {@code .ci/fuzz} goes on from there. */
class TheFirstSeedsTest {

    private static final List<String> COMPILERS = List.of("gcc", "g++", "clang", "clang++");

    @TempDir
    Path scratch;

    private final Tally tally = new Tally();

    @Test
    void shouldFindWhatEveryCompilerReadsInRandomTrees() throws Exception {
        run(new IncludeFuzz(scratch.toRealPath(), COMPILERS, tally), 5);
        assumeTrue(tally.count("compared") + tally.count("failed alike") > 0, "no compiler is installed");
        assertTrue(tally.count("compared") > 2 * tally.count("failed alike"), "too few to mean anything: " + tally);
    }

    @Test
    void shouldTakeRandomCommandsAsEveryDriverDoes() throws Exception {
        run(new CommandFuzz(scratch.toRealPath(), COMPILERS, tally), 8);
        assumeTrue(tally.count("local") > 0, "no compiler is installed");
        assertTrue(tally.count("compiled") > 20, "too few to mean anything: " + tally);
    }

    private void run(Fuzz fuzz, int seeds) throws Exception {
        for (int seed = 1; seed <= seeds; seed++) {
            fuzz.seed(seed);
        }
        assertEquals(List.of(), tally.differences());
    }
}
