package org.hybridgrid.initiator;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.hybridgrid.cluster.link.Link;
import org.hybridgrid.model.LocalReason;
import org.hybridgrid.protocol.ClientMessage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Every fork of the way, with a real compiler behind it. */
@Timeout(300) // only ends what hangs
class CompileJourneyTest extends JourneyFixture {

    /** How a compile ends that is granted to the worker, and after that waits for this machine's slot, which is then given back. */
    private Ending madeElsewhereAndHere(String... words) throws InterruptedException, ExecutionException {
        CompletableFuture<Ending> travelling = travelling(journey(words));
        await(() -> counted("granted") && initiator.queued() == 1);
        slotGivenBack();
        return travelling.get();
    }

    /** A result of the worker's that waits to be compared with {@code here.o}. */
    private Verification verified() throws IOException, InterruptedException, ExecutionException {
        good();
        environment.put("HYBRIDGRID_VERIFY", "100");
        busyHere();
        workerAsks();
        Ending.Checked checked = assertInstanceOf(Ending.Checked.class, madeElsewhereAndHere("-c", "a.c", "-o", "here.o"));
        checked.turn().close();
        return checked.verification();
    }

    private boolean counted(String event) {
        return events.contains(event);
    }

    @Test
    void shouldBringTheObjectThatTheCompilerMakesHere() throws IOException, InterruptedException {
        good();
        busyHere();
        workerAsks();
        Ending ending = journey("-O2", "-g", "-c", "a.c", "-o", "here.o").travel();
        assertArrayEquals(compiledHere("-O2", "-g", "-c", "a.c"), object(ending));
        assertTrue(counted("granted"));
    }

    @Test
    void shouldSeeAHeaderThatWasEdited() throws IOException, InterruptedException {
        good();
        busyHere();
        workerAsks();
        object(journey("-c", "a.c", "-o", "here.o").travel());
        source("a.h", "#define FACTOR 3\n");
        Ending ending = journey("-c", "a.c", "-o", "here.o").travel();
        assertArrayEquals(compiledHere("-c", "a.c"), object(ending));
    }

    @Test
    void shouldTakeAFreeSlotOfThisMachineBeforeItLooksAtAnything() throws IOException, InterruptedException {
        source("a.c", "#include \"nowhere.h\"\n");
        workerAsks();
        assertEquals(LocalReason.LOCAL_SLOT, reason(journey("-c", "a.c").travel()));
        assertTrue(counted("local LOCAL_SLOT true"));
        assertEquals(1, ownSlots.free());
    }

    @Test
    void shouldStayHereWhereNobodyElseIs() throws IOException, InterruptedException {
        good();
        assertEquals(LocalReason.ALONE, reason(journey("-c", "a.c").travel()));
    }

    @Test
    void shouldRunALinkAtOnceThoughNoSlotIsFree() throws InterruptedException {
        busyHere();
        workerAsks();
        assertEquals(LocalReason.LINK, reason(journey("a.o", "-o", "a").travel()));
    }

    @Test
    void shouldLeaveACompilerThatIsNotThereToTheSystem() throws InterruptedException {
        compiler = sources.resolve("no-compiler");
        Ending.Exec exec = assertInstanceOf(Ending.Exec.class, journey("-c", "a.c").travel());
        assertEquals(LocalReason.COMPILER_NOT_FOUND, exec.reason());
        assertEquals(compiler.toString(), exec.compiler());
    }

    @Test
    void shouldRepeatAnErrorHere() throws IOException, InterruptedException, ExecutionException {
        source("a.c", "int broken(\n");
        busyHere();
        workerAsks();
        Ending.Here here = assertInstanceOf(Ending.Here.class, madeElsewhereAndHere("-c", "a.c"));
        assertEquals(LocalReason.COMPILE_FAILED, here.reason());
        here.turn().finished(1 << 8, 1000, 1000);
        assertTrue(counted("compileFailed true"));
    }

    @Test
    void shouldSayWhereACompileFailedElsewhereOnly() throws IOException, InterruptedException, ExecutionException {
        source("a.c", "int broken(\n");
        busyHere();
        workerAsks();
        ((Ending.Here) madeElsewhereAndHere("-c", "a.c")).turn().finished(0, 1000, 1000);
        assertTrue(events.stream().anyMatch(event -> event.startsWith("fault ONLY_FAILED_REMOTELY")), events.toString());
    }

    @Test
    void shouldPassWarningsOnUnlessTheyGoToATerminal() throws IOException, InterruptedException, ExecutionException {
        source("a.c", "#warning look here\nint a;\n");
        busyHere();
        workerAsks();
        try (RemoteResult result = assertInstanceOf(Ending.Made.class, journey("-c", "a.c").travel()).result()) {
            String said = new String(result.message().stderr());
            assertTrue(said.startsWith("a.c:1:2: warning:"), said);
        }
        terminal = true;
        events.clear();
        assertEquals(LocalReason.DIAGNOSTICS, reason(madeElsewhereAndHere("-c", "a.c")));
    }

    @Test
    void shouldGiveTheWorkersWordsToWhoWantsNoCompileHere() throws IOException, InterruptedException {
        source("a.c", "int broken(\n");
        environment.put("HYBRIDGRID_MODE", "remote");
        workerAsks();
        try (RemoteResult result = assertInstanceOf(Ending.Made.class, journey("-c", "a.c").travel()).result()) {
            assertEquals(1, result.exit());
            assertTrue(new String(result.message().stderr()).contains("a.c:1:"));
        }
    }

    @Test
    void shouldRefuseWhatCanOnlyRunHereToWhoWantsNoCompileHere() throws IOException, InterruptedException {
        source("a.c", "const char *when = __TIME__;\n");
        environment.put("HYBRIDGRID_MODE", "remote");
        workerAsks();
        Ending.Refused refused = assertInstanceOf(Ending.Refused.class, journey("-c", "a.c").travel());
        assertTrue(refused.message().contains(LocalReason.TIME_MACRO.explanation()), refused.message());
        assertEquals(1, ownSlots.free());
    }

    @Test
    void shouldKeepEverythingHereInLocalMode() throws IOException, InterruptedException {
        good();
        environment.put("HYBRIDGRID_MODE", "local");
        workerAsks();
        assertEquals(LocalReason.LOCAL_MODE, reason(journey("-c", "a.c").travel()));
    }

    @Test
    void shouldKeepWhatHasLimitsHere() throws IOException, InterruptedException, ExecutionException {
        good();
        limited = true;
        busyHere();
        workerAsks();
        CompletableFuture<Ending> travelling = travelling(journey("-c", "a.c"));
        await(() -> initiator.queued() == 1);
        slotGivenBack();
        assertEquals(LocalReason.RESOURCE_LIMIT, reason(travelling.get()));
        assertFalse(counted("granted"));
    }

    @Test
    void shouldCompileHereWhatAWorkerTookAwayWithIt() throws IOException, InterruptedException, ExecutionException {
        endless();
        busyHere();
        workerAsks();
        CompletableFuture<Ending> travelling = travelling(journey(ENDLESS));
        await(() -> compilersOfTheWorker() == 1);
        links.forEach(Link::close);
        await(() -> events.stream().anyMatch(event -> event.startsWith("fault LINK_BROKEN")));
        slotGivenBack();
        assertInstanceOf(Ending.Here.class, travelling.get());
        assertTrue(counted("lapsed"));
        await(() -> compilersOfTheWorker() == 0);
        assertTrue(worker.isIdle());
    }

    @Test
    void shouldTakeNothingFromAWorkerInQuarantine() throws IOException, InterruptedException, ExecutionException {
        endless();
        busyHere();
        workerAsks();
        CompletableFuture<Ending> travelling = travelling(journey(ENDLESS));
        await(() -> compilersOfTheWorker() == 1);
        initiator.quarantine(new Peer(WORKER, WORKER, null), "it lied");
        slotGivenBack();
        assertInstanceOf(Ending.Here.class, travelling.get());
        assertTrue(events.stream().anyMatch(event -> event.startsWith("fault WORKER_QUARANTINED")), events.toString());
        await(() -> compilersOfTheWorker() == 0);
        assertTrue(worker.isIdle());
    }

    @Test
    void shouldLeaveNothingRunningForAClientThatIsGone() throws IOException {
        endless();
        busyHere();
        workerAsks();
        CompileJourney journey = journey(ENDLESS);
        CompletableFuture<Ending> travelling = travelling(journey);
        await(() -> compilersOfTheWorker() == 1);
        journey.abandon();
        ExecutionException ended = assertThrows(ExecutionException.class, () -> travelling.get());
        assertInstanceOf(CancellationException.class, ended.getCause());
        await(() -> compilersOfTheWorker() == 0);
        assertTrue(worker.isIdle());
    }

    @Test
    void shouldHaveEachResultComparedWhereAllAreVerified() throws IOException, InterruptedException, ExecutionException {
        try (Verification verification = verified()) {
            compiledHere("-c", "a.c");
            assertTrue(verification.compare(new ClientMessage.Finished(0, 1000, 1000), List.of()).isEmpty());
        }
        assertTrue(counted("compared true"), events.toString());
    }

    @Test
    void shouldTrustNoWorkerWhoseResultDiffers() throws IOException, InterruptedException, ExecutionException {
        try (Verification verification = verified()) {
            source("here.o", "not what a compiler makes");
            String line = verification.compare(new ClientMessage.Finished(0, 1000, 1000), List.of()).orElseThrow();
            assertTrue(line.contains("here.o") && line.contains("gets no more work"), line);
        }
        assertTrue(counted("compared false"), events.toString());
        assertTrue(initiator.quarantine().reason(WORKER).isPresent());
        assertEquals(LocalReason.QUARANTINED, reason(journey("-c", "a.c", "-o", "here.o").travel()));
    }
}
