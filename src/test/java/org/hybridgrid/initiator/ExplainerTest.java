package org.hybridgrid.initiator;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.hybridgrid.model.LocalReason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What is foretold of a compile; where that can be seen at once, the same command then goes its way. */
@Timeout(300) // only ends what hangs
class ExplainerTest extends JourneyFixture {

    private Explanation explain(String... words) {
        return initiator.explain(request(words), true);
    }

    private static List<String> reasons(Explanation explanation) {
        return explanation.reasons().stream().map(Explanation.Reason::name).toList();
    }

    @Test
    void shouldForetellThatAnIdleWorkerGetsItWhereNoSlotIsFreeHere() throws IOException, InterruptedException {
        good();
        busyHere();
        workerAsks();
        Explanation told = explain("-c", "a.c");
        assertEquals("remote", told.outcome());
        assertEquals(List.of(), told.reasons());
        assertEquals(WORKER, told.steal().node());
        assertArrayEquals(compiledHere("-c", "a.c"), object(journey("-c", "a.c", "-o", "here.o").travel()));
    }

    @Test
    void shouldForetellThatAFreeSlotHereIsTaken() throws IOException, InterruptedException {
        good();
        workerAsks();
        Explanation told = explain("-c", "a.c");
        assertEquals("local", told.outcome());
        assertEquals(List.of(LocalReason.LOCAL_SLOT.label()), reasons(told));
        assertTrue(told.distributable());
        assertEquals(LocalReason.LOCAL_SLOT, reason(journey("-c", "a.c").travel()));
    }

    @Test
    void shouldTakeNoSlotAndQueueNothing() throws IOException {
        good();
        workerAsks();
        explain("-c", "a.c");
        assertEquals(1, ownSlots.free());
        assertEquals(0, initiator.queued());
        assertEquals(List.of(), events);
    }

    @Test
    void shouldSayThatItWaitsWhereEverySlotIsTaken() throws IOException {
        endless();
        busyHere();
        workerAsks();
        List<CompileJourney> others = List.of(journey(ENDLESS), journey(ENDLESS), journey(ENDLESS));
        try {
            others.forEach(JourneyFixture::travelling);
            await(() -> events.stream().filter("granted"::equals).count() == 2 && initiator.queued() == 1); // one runs there, one is ahead, one is left
            Explanation told = explain(ENDLESS);
            assertEquals("waits", told.outcome());
            assertEquals("leave", told.steal().decision());
            assertNull(told.steal().node());
        } finally {
            others.forEach(CompileJourney::abandon);
        }
        await(() -> compilersOfTheWorker() == 0);
    }

    @Test
    void shouldNameEveryInputAndWhatAsksForIt() throws IOException {
        good();
        source("forced.h", "");
        busyHere();
        workerAsks();
        Explanation.Inputs inputs = explain("-nostdinc", "-include", "forced.h", "-c", "a.c").inputs();
        Map<String, Explanation.Input> byName = inputs.list().stream()
                .collect(Collectors.toMap(input -> Path.of(input.path()).getFileName().toString(), input -> input));
        assertEquals(List.of("a.c", "a.h", "forced.h"), byName.keySet().stream().sorted().toList());
        assertEquals(3, inputs.files());
        assertEquals(1, byName.get("a.h").line());
        assertTrue(byName.get("a.h").file().endsWith("a.c"), byName.get("a.h").file());
        assertEquals(0, byName.get("forced.h").line());
        assertNull(byName.get("forced.h").file());
        assertNull(inputs.unknown());
    }

    @Test
    void shouldGoOnToSayMoreWhereTheJourneyWouldStop() throws IOException {
        source("a.c", "const char *when = __TIME__;\n");
        limited = true;
        environment.put("HYBRIDGRID_MODE", "local");
        Explanation told = explain("-c", "a.c");
        assertEquals("local", told.outcome());
        assertEquals(LocalReason.LOCAL_MODE.label(), reasons(told).get(0), "the first one decides");
        assertTrue(reasons(told).containsAll(List.of(LocalReason.RESOURCE_LIMIT.label(), LocalReason.TIME_MACRO.label())), told.reasons()::toString);
        assertFalse(told.distributable());
    }

    @Test
    void shouldForetellARefusalToWhoWantsNoCompileHere() throws IOException, InterruptedException {
        source("a.c", "const char *when = __TIME__;\n");
        environment.put("HYBRIDGRID_MODE", "remote");
        workerAsks();
        assertEquals("refused", explain("-c", "a.c").outcome());
        assertInstanceOf(Ending.Refused.class, journey("-c", "a.c").travel());
    }

    @Test
    void shouldForetellThatALinkIsRunAtOnce() throws InterruptedException {
        busyHere();
        workerAsks();
        Explanation told = explain("a.o", "-o", "a");
        assertEquals("local", told.outcome());
        assertEquals(List.of(LocalReason.LINK.label()), reasons(told));
        assertFalse(told.distributable());
        assertNull(told.inputs());
        assertEquals(LocalReason.LINK, reason(journey("a.o", "-o", "a").travel()));
    }

    @Test
    void shouldForetellThatACompilerThatIsNotThereIsLeftToTheSystem() throws InterruptedException {
        compiler = sources.resolve("no-compiler");
        Explanation told = explain("-c", "a.c");
        assertEquals("exec", told.outcome());
        assertEquals(compiler.toString(), told.reasons().get(0).detail());
        assertInstanceOf(Ending.Exec.class, journey("-c", "a.c").travel());
    }

    @Test
    void shouldForetellThatPreprocessedSourceTravelsWhereInputsCantBeTold() throws IOException, InterruptedException {
        source("a.h", "");
        source("a.c", "#define GLUE(x) <x.h>\n#define NAME GLUE(__COUNTER__)\n#include NAME\nint a;\n");
        busyHere();
        workerAsks();
        Explanation told = explain("-w", "-I.", "-c", "a.c");
        assertEquals("preprocess", told.outcome(), told.reasons()::toString);
        assertTrue(told.inputs().unknown().contains("a.c:3"), told.inputs().unknown());
        assertEquals(List.of(LocalReason.INPUTS_UNKNOWN.label()), reasons(explain("-I.", "-c", "a.c")), "its warnings would be lost");
    }

    @Test
    void shouldKnowNoClusterWhereNoNodeRuns() throws IOException {
        good();
        Explanation told = initiator.explain(request("-c", "a.c"), false);
        assertEquals("exec", told.outcome());
        assertTrue(told.distributable());
        assertTrue(told.why().startsWith("no node is running"), told.why());
        assertNull(told.steal());
        environment.put("HYBRIDGRID_DISABLE", "1");
        assertTrue(explain("-c", "a.c").why().contains("HYBRIDGRID_DISABLE"));
    }
}
