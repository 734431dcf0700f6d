package org.hybridgrid.worker;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.hybridgrid.model.Argument;
import org.hybridgrid.model.Digest;
import org.hybridgrid.model.DriverMode;
import org.hybridgrid.model.Family;
import org.hybridgrid.model.Fault;
import org.hybridgrid.model.InputSet;
import org.hybridgrid.model.Output;
import org.hybridgrid.model.Toolchain;
import org.hybridgrid.protocol.LinkMessage;
import org.hybridgrid.protocol.MessageSource;
import org.hybridgrid.protocol.Outbox;
import org.hybridgrid.protocol.WireAction;
import org.hybridgrid.schedule.Slots;
import org.hybridgrid.schedule.SpeedGauge;
import org.hybridgrid.storage.BlobStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One initiator's session at a real worker with a real shell in the compiler's place, and the messages that it sends. */
class WorkerSessionTest {

    private static final Digest SHELL = Digest.ofContent(new byte[] {1});
    private static final byte[] SOURCE = "int x;\n".getBytes(StandardCharsets.UTF_8);
    private static final Digest BLOB = Digest.ofContent(SOURCE);
    /** The expected cost of an action that the rule of this worker refuses. */
    private static final long REFUSED = 666;

    @TempDir
    private Path directory;
    private final List<LinkMessage> sent = new CopyOnWriteArrayList<>();
    private final Slots slots = new Slots(1, () -> 4000, () -> { });
    private BlobStore store;
    private Worker worker;
    private WorkerSession session;

    @BeforeEach
    void open() throws IOException {
        store = BlobStore.open(directory.resolve("store"), 1_000_000);
        Toolchain shell = new Toolchain(SHELL, Family.GCC, DriverMode.C, "/bin/sh", "1", "any");
        worker = new Worker(directory.resolve("work"), "/usr/bin:/bin", store, slots, new SpeedGauge(),
                digest -> Optional.of(shell).filter(t -> digest.equals(SHELL)), Confinement.none(),
                (action, toolchain) -> Optional.of("refused").filter(why -> action.costMs() == REFUSED), () -> { });
        session = worker.open("initiator", new Outbox() {
            @Override
            public void send(LinkMessage message) {
                sent.add(message);
            }

            @Override
            public void stream(MessageSource source) {
                try (source) {
                    for (LinkMessage message = source.next(); message != null; message = source.next()) {
                        sent.add(message);
                    }
                } catch (IOException e) {
                    throw new IllegalStateException(e);
                }
            }
        });
    }

    @AfterEach
    void close() {
        worker.close();
    }

    /** Runs a script where the compiler would run, with one input. */
    private static WireAction action(Digest toolchain, String script) {
        return action(toolchain, script, "/u/a.c");
    }

    private static WireAction action(Digest toolchain, String script, String source) {
        return new WireAction(toolchain, Family.GCC, List.of(Argument.plain("-c"), Argument.plain(script)), "/u", "/u", Map.of(),
                new InputSet(List.of(new InputSet.File(source, BLOB, SOURCE.length, 0)), List.of(), List.of("/u")),
                List.of(new Output(Output.Kind.OBJECT, "a.o")), 10, 0);
    }

    private void grant(long lease, WireAction action) {
        session.grant(new LinkMessage.Grant(lease, action, List.of()));
    }

    private void giveBlob() {
        session.blob(new LinkMessage.Blob(BLOB, true, SOURCE));
    }

    private <T extends LinkMessage> T awaitOne(Class<T> kind) {
        await().until(() -> sent.stream().anyMatch(kind::isInstance));
        return kind.cast(sent.stream().filter(kind::isInstance).findFirst().orElseThrow());
    }

    @Test
    void shouldAskForTheBlobsItLacksThenRunAndSendWhatWasWritten() {
        grant(1, action(SHELL, "cat a.c > a.o; echo said >&2"));
        assertEquals(List.of(BLOB), awaitOne(LinkMessage.Need.class).digests());
        giveBlob();
        LinkMessage.Result result = awaitOne(LinkMessage.Result.class);
        assertEquals(0, result.exit());
        assertEquals("said\n", new String(result.stderr(), StandardCharsets.UTF_8));
        assertEquals("int x;\n", new String(awaitOne(LinkMessage.OutputPart.class).bytes(), StandardCharsets.UTF_8));
        assertEquals(SOURCE.length, result.outputs().get(0).size());
        assertEquals(2, worker.free());
        await().until(() -> slots.running() == 0);
    }

    @Test
    void shouldNotAskForABlobThatIsOnItsWay() {
        session.grant(new LinkMessage.Grant(1, action(SHELL, "cat a.c > a.o"), List.of(BLOB)));
        grant(2, action(SHELL, "cat a.c > a.o"));
        giveBlob();
        await().until(() -> sent.stream().filter(LinkMessage.Result.class::isInstance).count() == 2);
        assertTrue(sent.stream().noneMatch(LinkMessage.Need.class::isInstance));
    }

    @Test
    void shouldTakeItsOwnFileOfTheSameContent() throws IOException {
        Path own = Files.write(directory.resolve("own.h"), SOURCE);
        assertTrue(new OwnFiles(store).supply(new InputSet.File(own.toString(), BLOB, SOURCE.length, 0)));
        assertTrue(store.contains(BLOB));
    }

    @Test
    void shouldNotTakeItsOwnFileOfOtherContent() throws IOException {
        Path own = Files.writeString(directory.resolve("own.h"), "int y;\n");
        assertFalse(new OwnFiles(store).supply(new InputSet.File(own.toString(), BLOB, SOURCE.length, 0)));
        assertFalse(store.contains(BLOB));
    }

    @Test
    void shouldDeclineWhatItHasNoRoomFor() {
        for (long lease = 1; lease <= 3; lease++) {
            grant(lease, action(SHELL, "true"));
        }
        LinkMessage.Declined declined = awaitOne(LinkMessage.Declined.class);
        assertEquals(3, declined.lease());
        assertEquals(Fault.WORKER_BUSY, declined.fault());
    }

    @Test
    void shouldDeclineABlobThatIsNotWhatItsDigestSays() {
        grant(1, action(SHELL, "true"));
        session.blob(new LinkMessage.Blob(BLOB, true, "int y;\n".getBytes(StandardCharsets.UTF_8)));
        assertEquals(Fault.BLOB_DAMAGED, awaitOne(LinkMessage.Declined.class).fault());
        assertEquals(2, worker.free());
    }

    @Test
    void shouldDeclineACompilerThatItNoLongerHas() {
        grant(1, action(Digest.ofContent(new byte[] {9}), "true"));
        giveBlob();
        assertEquals(Fault.WORKER_TOOLCHAIN, awaitOne(LinkMessage.Declined.class).fault());
    }

    @Test
    void shouldNotRunWhatNoHonestNodeSends() {
        WireAction honest = action(SHELL, "cat a.c > a.o");
        grant(1, new WireAction(SHELL, Family.GCC, honest.arguments(), "/u", "/u", Map.of(), honest.inputs(), honest.outputs(), REFUSED, 0));
        giveBlob();
        assertEquals(Fault.ACTION_REFUSED, awaitOne(LinkMessage.Declined.class).fault());
    }

    @Test
    void shouldTakeNoBlobThatNobodyPromised() {
        giveBlob();
        assertFalse(store.contains(BLOB));
    }

    @Test
    void shouldNotSendMoreWordsThanFitAMessage() {
        grant(1, action(SHELL, "head -c 17000000 /dev/zero >&2; touch a.o"));
        giveBlob();
        assertEquals(Fault.RESULT_TOO_LARGE, awaitOne(LinkMessage.Declined.class).fault());
    }

    @Test
    void shouldNotSendAnObjectThatQuotesItsRoot() {
        grant(1, action(SHELL, "pwd > a.o"));
        giveBlob();
        assertEquals(Fault.PATH_LEAKED, awaitOne(LinkMessage.Declined.class).fault());
    }

    @Test
    void shouldMapItsRootOutOfWhatTheCompilerSays() {
        grant(1, action(SHELL, "echo \"$PWD/a.c:1: error\" >&2; exit 1"));
        giveBlob();
        LinkMessage.Result result = awaitOne(LinkMessage.Result.class);
        assertEquals(1, result.exit());
        assertEquals("/u/a.c:1: error\n", new String(result.stderr(), StandardCharsets.UTF_8));
        assertEquals(List.of(), result.outputs());
    }

    @Test
    void shouldEndTheCompilerWhenNobodyWantsItsResult() {
        grant(1, action(SHELL, "echo started > started; sleep 600"));
        giveBlob();
        await().until(() -> slots.running() == 1 && session.granted() == 1);
        session.cancel(new LinkMessage.Cancel(1));
        await().until(() -> slots.running() == 0 && worker.isIdle());
        assertTrue(sent.stream().noneMatch(LinkMessage.Result.class::isInstance));
    }

    @Test
    void shouldGiveBackWhatHasNotBegunAndKeepWhatRuns() {
        Path running = directory.resolve("running");
        grant(1, action(SHELL, "touch " + running + "; sleep 600"));
        grant(2, action(SHELL, "true"));
        giveBlob();
        await().until(() -> Files.exists(running));
        session.recall(new LinkMessage.Recall(1));
        session.recall(new LinkMessage.Recall(2));
        assertEquals(1, awaitOne(LinkMessage.Kept.class).lease());
        assertEquals(2, awaitOne(LinkMessage.GivenBack.class).lease());
        assertEquals(1, worker.free());
        session.ping(new LinkMessage.Ping(1));
        assertEquals(List.of(1L), awaitOne(LinkMessage.Pong.class).leases());
        session.cancel(new LinkMessage.Cancel(1));
        await().until(() -> slots.running() == 0 && worker.isIdle());
        assertTrue(sent.stream().noneMatch(LinkMessage.Result.class::isInstance));
    }

    @Test
    void shouldNameItsLeasesWhenAsked() {
        grant(7, action(SHELL, "true"));
        session.ping(new LinkMessage.Ping(3));
        assertEquals(new LinkMessage.Pong(3, List.of(7L)), awaitOne(LinkMessage.Pong.class));
        session.ended();
        assertTrue(worker.isIdle());
    }

    @Test
    void shouldGiveBackWhatComesWhenItLeaves() {
        worker.leave();
        grant(1, action(SHELL, "true"));
        assertEquals(Fault.WORKER_LEAVING, awaitOne(LinkMessage.Declined.class).fault());
    }

    @Test
    void shouldAskAgainForBlobsThatItsDiskHasLost() throws IOException {
        grant(1, action(SHELL, "true"));
        giveBlob();
        awaitOne(LinkMessage.Result.class);
        Files.delete(store.path(BLOB));
        // At another path: at the same one the root of the first may still hold it.
        grant(2, action(SHELL, "true", "/u/b.c"));
        await().until(() -> sent.stream().filter(LinkMessage.Need.class::isInstance).count() == 2);
        giveBlob();
        await().until(() -> sent.stream().filter(LinkMessage.Result.class::isInstance).count() == 2);
        assertTrue(sent.stream().noneMatch(LinkMessage.Declined.class::isInstance));
    }
}
