package org.hybridgrid.initiator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.hybridgrid.model.LocalReason;
import org.hybridgrid.protocol.Room;
import org.hybridgrid.protocol.StealRequest;
import org.hybridgrid.schedule.Slots;
import org.hybridgrid.schedule.SpeedGauge;
import org.hybridgrid.schedule.Why;
import org.junit.jupiter.api.Test;

class DispatcherTest extends DispatcherFixture {

    @Test
    void shouldGrantNewWorkAtOnceToAWorkerThatAskedBefore() {
        Dispatcher dispatcher = dispatcher(0);
        dispatcher.asks(peer("w"), asks(1, 1, GCC));
        PendingAction action = action(100, GCC);
        dispatcher.submit(action);
        assertEquals(List.of(new Granted("w", action)), granted);
    }

    @Test
    void shouldNotGrantMoreThanAWorkerHasRoomFor() {
        Dispatcher dispatcher = dispatcher(0);
        dispatcher.asks(peer("w"), asks(2, 1, GCC));
        for (int i = 0; i < 5; i++) {
            dispatcher.submit(action(100, GCC));
        }
        assertEquals(2, granted.size());
        assertEquals(3, dispatcher.queued());
        dispatcher.finished("w", granted.get(0).action(), new Room(1, 2, ++said, 1));
        assertEquals(3, granted.size());
    }

    @Test
    void shouldCountGrantsOnTheWayAgainstARequestThatDidNotKnowThem() {
        Dispatcher dispatcher = dispatcher(0);
        dispatcher.asks(peer("w"), asks(2, 1, GCC));
        for (int i = 0; i < 4; i++) {
            dispatcher.submit(action(100, GCC));
        }
        dispatcher.asks(peer("w"), new StealRequest(new Room(1, 1, ++said, 1), 2, 4000, List.of(GCC)));
        assertEquals(2, granted.size());
        dispatcher.asks(peer("w"), new StealRequest(new Room(1, 2, ++said, 1), 2, 4000, List.of(GCC)));
        assertEquals(3, granted.size());
    }

    @Test
    void shouldGiveTheHeaviestFirst() {
        Dispatcher dispatcher = dispatcher(0);
        dispatcher.asks(peer("w"), asks(0, 1, GCC));
        dispatcher.submit(action(100, GCC));
        dispatcher.submit(action(300, GCC));
        dispatcher.submit(action(200, GCC));
        dispatcher.asks(peer("w"), asks(3, 1, GCC));
        assertEquals(List.of(300.0, 200.0, 100.0), granted.stream().map(g -> g.action().cost()).toList());
    }

    @Test
    void shouldFillIdleSlotsEverywhereBeforeItGrantsAhead() {
        Dispatcher dispatcher = dispatcher(0);
        dispatcher.asks(peer("fast"), asks(4, 1.01, GCC));
        dispatcher.asks(peer("slower"), asks(4, 1, GCC));
        for (int i = 0; i < 4; i++) {
            dispatcher.submit(action(100, GCC));
        }
        assertEquals(2, granted.stream().filter(g -> g.worker().equals("fast")).count());
        assertEquals(2, granted.stream().filter(g -> g.worker().equals("slower")).count());
    }

    @Test
    void shouldRunAnActionHereIfNobodyElseHasItsCompiler() {
        Dispatcher dispatcher = dispatcher(1);
        dispatcher.asks(peer("w"), asks(4, 1, GCC));
        PendingAction action = action(100, CLANG);
        dispatcher.submit(action);
        assertTrue(granted.isEmpty());
        assertEquals(new Verdict.Local(), action.verdict().join());
        assertEquals(LocalReason.NO_SUCH_TOOLCHAIN, action.onlyHere());
    }

    @Test
    void shouldRunWaitingActionsHereOnceTheLastWorkerIsGoneEvenWithoutSlots() {
        Dispatcher dispatcher = dispatcher(0);
        dispatcher.asks(peer("w"), asks(0, 1, GCC));
        PendingAction action = action(100, GCC);
        dispatcher.submit(action);
        assertFalse(action.verdict().isDone());
        dispatcher.gone("w");
        assertEquals(new Verdict.Local(), action.verdict().join());
    }

    @Test
    void shouldGiveALapsedActionToAnotherWorkerAndNotBackToTheSame() {
        Dispatcher dispatcher = dispatcher(0);
        dispatcher.asks(peer("a"), asks(1, 1, GCC));
        PendingAction action = action(100, GCC);
        dispatcher.submit(action);
        dispatcher.asks(peer("b"), asks(1, 1, GCC));
        dispatcher.failed("a", action, null, true, null);
        assertEquals(List.of(new Granted("a", action), new Granted("b", action)), granted);
        dispatcher.asks(peer("a"), new StealRequest(new Room(1, 1, ++said, 1), 2, 4000, List.of(GCC)));
        dispatcher.failed("b", action, null, true, null);
        assertEquals(2, granted.size());
        assertEquals(new Verdict.Local(), action.verdict().join());
        assertEquals(LocalReason.FAULT, action.onlyHere());
    }

    @Test
    void shouldNotBlameAWorkerThatWasOnlyBusy() {
        Dispatcher dispatcher = dispatcher(0);
        dispatcher.asks(peer("a"), asks(1, 1, GCC));
        PendingAction action = action(100, GCC);
        dispatcher.submit(action);
        dispatcher.failed("a", action, new Room(0, 1, ++said, 1), false, null);
        assertEquals(1, granted.size());
        dispatcher.asks(peer("a"), new StealRequest(new Room(1, 1, ++said, 1), 2, 4000, List.of(GCC)));
        assertEquals(2, granted.size());
    }

    @Test
    void shouldRefuseWhatMustRunElsewhereAndCannot() {
        Dispatcher dispatcher = dispatcher(4);
        PendingAction action = remoteOnly(GCC);
        dispatcher.submit(action);
        assertEquals(new Verdict.Impossible(LocalReason.ALONE), action.verdict().join());
    }

    @Test
    void shouldTakeAFreeSlotHereOnlyIfNothingWaitsForIt() {
        Dispatcher dispatcher = dispatcher(1);
        assertTrue(dispatcher.tryTakeTurn());
        assertFalse(dispatcher.tryTakeTurn());
    }

    @Test
    void shouldGiveASlotBackIfItsClientWentAwayInTheMeantime() {
        Slots slots = new Slots(1, () -> 4000, () -> { });
        Dispatcher dispatcher = new Dispatcher(slots, new SpeedGauge(), 2, courier);
        PendingAction action = PendingAction.here(10, LocalReason.ALONE);
        action.verdict().cancel(false);
        dispatcher.submit(action);
        assertEquals(1, slots.free());
        assertEquals(0, dispatcher.queued());
    }

    @Test
    void shouldGrantOnToAWorkerThatGaveOneActionBackAndSaidItHasRoom() {
        Dispatcher dispatcher = dispatcher(0);
        dispatcher.asks(peer("w"), asks(4, 1, GCC));
        PendingAction bad = action(100, GCC);
        dispatcher.submit(bad);
        dispatcher.failed("w", bad, new Room(4, 1, ++said, 1), true, null);
        PendingAction next = action(100, GCC);
        dispatcher.submit(next);
        assertEquals(new Granted("w", next), granted.get(granted.size() - 1));
    }

    @Test
    void shouldBelieveTheLaterStatementHoweverLateTheEarlierOneComes() {
        Dispatcher dispatcher = dispatcher(0);
        dispatcher.asks(peer("w"), asks(1, 1, GCC));
        PendingAction first = action(100, GCC);
        dispatcher.submit(first);
        dispatcher.asks(peer("w"), new StealRequest(new Room(1, 1, 9, 1), 2, 4000, List.of(GCC)));
        dispatcher.finished("w", first, new Room(0, 1, 8, 1));
        dispatcher.submit(action(100, GCC));
        assertEquals(2, granted.size());
    }

    @Test
    void shouldTryAnUnreachableWorkerAgainAfterAWhileThoughItSaidNothing() {
        Dispatcher dispatcher = dispatcher(0);
        dispatcher.asks(peer("w"), asks(1, 1, GCC));
        dispatcher.unreachable("w");
        dispatcher.submit(action(100, GCC));
        assertTrue(granted.isEmpty());
        dispatcher.rested("w");
        assertEquals(1, granted.size());
    }

    @Test
    void shouldNotCountACancelledActionAgainstItsWorkersTime() {
        Dispatcher dispatcher = dispatcher(0);
        dispatcher.asks(peer("w"), asks(4, 1, GCC));
        dispatcher.asks(peer("other"), asks(4, 1, GCC));
        PendingAction gone = action(100, GCC);
        dispatcher.submit(gone);
        String first = granted.get(0).worker();
        dispatcher.cancelled(first, gone);
        for (int i = 0; i < 4; i++) {
            dispatcher.submit(action(100, GCC));
        }
        assertEquals(3, granted.stream().filter(g -> g.worker().equals(first)).count());
    }

    @Test
    void shouldNotLeaveAnActionToAFasterNodeThatCantRunIt() {
        Dispatcher dispatcher = dispatcher(2);
        dispatcher.asks(peer("fast"), asks(4, 1, CLANG));
        dispatcher.asks(peer("slow"), asks(4, 0.2, GCC));
        PendingAction action = remoteOnly(GCC);
        dispatcher.submit(action);
        assertEquals(List.of(new Granted("slow", action)), granted);
    }

    @Test
    void shouldLetAnActionThatWasGivenBackWaitForTheNextThief() {
        Dispatcher dispatcher = dispatcher(0);
        dispatcher.asks(peer("slow"), asks(1, 1, GCC));
        PendingAction action = action(100, GCC);
        dispatcher.submit(action);
        dispatcher.givenBack("slow", action, new Room(0, 1, ++said, 1));
        assertEquals(1, dispatcher.queued());
        dispatcher.asks(peer("idle"), asks(1, 1, GCC));
        assertEquals(List.of(new Granted("slow", action), new Granted("idle", action)), granted);
    }

    @Test
    void shouldLeaveAFreeSlotHereToANodeThatIsFasterAndIdle() {
        Dispatcher dispatcher = dispatcher(1);
        dispatcher.asks(peer("fast"), asks(1, 2, GCC));
        assertFalse(dispatcher.tryTakeTurn());
    }

    @Test
    void shouldForeseeAGrantWithoutMakingIt() {
        Dispatcher dispatcher = dispatcher(0);
        dispatcher.asks(peer("w"), asks(1, 1, GCC));
        Foreseen foreseen = dispatcher.foresee(action(100, GCC));
        assertEquals("w", foreseen.node());
        assertEquals(Why.SOONEST, foreseen.decision().why());
        assertTrue(granted.isEmpty());
        assertEquals(0, dispatcher.queued());
        dispatcher.submit(action(100, GCC));
        assertEquals(1, granted.size());
        assertEquals(Why.NO_ROOM, dispatcher.foresee(action(100, GCC)).decision().why());
    }

    @Test
    void shouldForeseeASlotOfThisMachineWithoutTakingIt() {
        Dispatcher dispatcher = dispatcher(1);
        dispatcher.asks(peer("w"), asks(0, 1, GCC));
        assertTrue(dispatcher.wouldTakeTurn());
        assertTrue(dispatcher.tryTakeTurn());
        assertFalse(dispatcher.wouldTakeTurn());
    }
}
