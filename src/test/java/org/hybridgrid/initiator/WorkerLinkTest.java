package org.hybridgrid.initiator;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.hybridgrid.model.Digest;
import org.hybridgrid.model.Family;
import org.hybridgrid.model.Fault;
import org.hybridgrid.model.InputSet;
import org.hybridgrid.model.Output;
import org.hybridgrid.protocol.LinkMessage;
import org.hybridgrid.protocol.MessageSource;
import org.hybridgrid.protocol.Outbox;
import org.hybridgrid.protocol.Room;
import org.hybridgrid.protocol.WireAction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorkerLinkTest {

    private final List<Object> heard = new ArrayList<>();
    private final List<LinkMessage> sent = new ArrayList<>();
    private final List<LinkMessage.Blob> blobs = new ArrayList<>();
    private final WorkerLink link = new WorkerLink(new Peer("w", "w", InetSocketAddress.createUnresolved("host", 1)), new Outbox() {
        @Override
        public void send(LinkMessage message) {
            sent.add(message);
        }

        @Override
        public void stream(MessageSource source) {
            try (source) {
                for (LinkMessage message = source.next(); message != null; message = source.next()) {
                    blobs.add((LinkMessage.Blob) message);
                }
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        }
    }, new HashSet<>(), Path.of("unused"), new WorkerLink.Owner() {
        @Override
        public void finished(WorkerLink from, PendingAction action, RemoteResult result) {
            heard.add(result);
        }

        @Override
        public void failed(WorkerLink from, PendingAction action, Room room, Fault fault, String detail) {
            heard.add(fault);
        }

        @Override
        public void cancelled(WorkerLink from, PendingAction action) {
            heard.add(action);
        }

        @Override
        public void givenBack(WorkerLink from, PendingAction action, Room room) {
            heard.add(List.of(action, room));
        }

        @Override
        public void kept(WorkerLink from, PendingAction action) {
            heard.add(List.of("kept", action));
        }

        @Override
        public void said(WorkerLink from, Room room) {
            heard.add(room);
        }
    });

    private PendingAction granted() {
        PendingAction action = PendingAction.anywhere(new WireAction(Digest.ofContent(new byte[] {1}), Family.GCC, List.of(), "/", "/",
                Map.of(), new InputSet(List.of(), List.of(), List.of()), List.of(), 1, 0), Map.of(), false);
        link.grant(action);
        return action;
    }

    private PendingAction grantedAndCancelled() {
        PendingAction action = granted();
        link.cancel(action);
        return action;
    }

    @Test
    void shouldSendABlobForWhichOthersWaitAfterItsOwnActionWasCancelled(@TempDir Path directory) throws IOException {
        byte[] content = {1, 2, 3};
        Digest digest = Digest.ofContent(content);
        Path file = Files.write(directory.resolve("a.h"), content);
        PendingAction action = PendingAction.anywhere(new WireAction(digest, Family.GCC, List.of(), "/", "/", Map.of(),
                new InputSet(List.of(new InputSet.File("/usr/include/a.h", digest, content.length, 0)), List.of(), List.of()), List.of(), 1, 0),
                Map.of(digest, file), false);
        link.grant(action);
        link.cancel(action);
        link.need(new LinkMessage.Need(1, List.of(digest)));
        assertEquals(1, blobs.size());
        assertArrayEquals(content, blobs.get(0).bytes());
    }

    @Test
    void shouldAnswerEvenForABlobOfWhichItKnowsNothing() {
        Digest unknown = Digest.ofContent(new byte[] {7});
        link.need(new LinkMessage.Need(99, List.of(unknown)));
        assertEquals(List.of(unknown), blobs.stream().map(LinkMessage.Blob::digest).toList());
        assertTrue(blobs.get(0).last());
    }

    @Test
    void shouldCallALeaseExpiredThatTheWorkerNoLongerLists() {
        granted();
        link.ping(0);
        link.pong(new LinkMessage.Pong(1, List.of()));
        assertEquals(List.of(Fault.LEASE_EXPIRED), heard);
    }

    @Test
    void shouldNotExpectALeaseInAnAnswerToAnEarlierPing() {
        link.ping(0);
        granted();
        link.pong(new LinkMessage.Pong(1, List.of()));
        assertEquals(List.of(), heard);
        assertTrue(link.hasLeases());
    }

    @Test
    void shouldNoticeAWorkerThatAnswersNoPing() {
        granted();
        assertTrue(link.ping(0));
        assertTrue(link.ping(Heartbeat.PATIENCE_NANOS));
        assertFalse(link.ping(Heartbeat.PATIENCE_NANOS + 1));
    }

    @Test
    void shouldCallAResultDamagedThatLacksAnOutput() {
        link.grant(PendingAction.anywhere(new WireAction(Digest.ofContent(new byte[] {1}), Family.GCC, List.of(), "/", "/", Map.of(),
                new InputSet(List.of(), List.of(), List.of()), List.of(new Output(Output.Kind.OBJECT, "a.o")), 1, 0), Map.of(), false));
        link.result(new LinkMessage.Result(1, 0, List.of(), new byte[0], new byte[0], 1, 1, 1, new Room(2, 1, 5, 1)));
        assertEquals(List.of(Fault.RESULT_DAMAGED), heard);
    }

    @Test
    void shouldGiveBackEveryLeaseWhenTheLinkEnds() {
        granted();
        granted();
        link.ended(Fault.LINK_BROKEN, "reset");
        assertEquals(List.of(Fault.LINK_BROKEN, Fault.LINK_BROKEN), heard);
        assertFalse(link.hasLeases());
    }

    @Test
    void shouldGetBackWhatItRecalled() {
        PendingAction action = granted();
        link.recall(action);
        assertEquals(new LinkMessage.Recall(1), sent.get(sent.size() - 1));
        link.givenBack(new LinkMessage.GivenBack(1, new Room(2, 1, 5, 1)));
        assertEquals(List.of(List.of(action, new Room(2, 1, 5, 1))), heard);
        assertFalse(link.hasLeases());
    }

    @Test
    void shouldRetireOnlyAfterTwoLooksSoFarApartWithoutALease() {
        PendingAction action = granted();
        assertFalse(link.retire(1_000, 500));
        assertFalse(link.retire(9_000, 500), "a lease is out");
        link.cancel(action);
        assertFalse(link.retire(10_000, 500), "the first look without one");
        assertFalse(link.retire(10_400, 500));
        assertTrue(link.retire(10_500, 500));
        assertFalse(link.grant(action), "it takes nothing any more");
    }

    @Test
    void shouldHearOfRoomWithTheResultOfACancelledLease() {
        PendingAction action = grantedAndCancelled();
        link.result(new LinkMessage.Result(1, 0, List.of(), new byte[0], new byte[0], 1, 1, 1, new Room(2, 1, 5, 1)));
        assertEquals(List.of(action, new Room(2, 1, 5, 1)), heard);
    }

    @Test
    void shouldHearOfRoomWithACancelledLeaseThatIsGivenBack() {
        PendingAction action = grantedAndCancelled();
        link.declined(new LinkMessage.Declined(1, Fault.WORKER_DISK, "", new Room(2, 1, 5, 1)));
        assertEquals(List.of(action, new Room(2, 1, 5, 1)), heard);
    }
}
