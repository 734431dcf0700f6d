package org.hybridgrid.initiator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.hybridgrid.protocol.Room;
import org.hybridgrid.schedule.Slots;
import org.junit.jupiter.api.Test;

/** The end of a build: what has not begun is recalled, what runs too long is raced. */
class DispatcherTailTest extends DispatcherFixture {

    @Test
    void shouldRecallWhatHasNotBegunForANodeThatIsIdle() {
        Dispatcher dispatcher = dispatcher(0);
        dispatcher.asks(peer("slow"), asks(3, 0.1, GCC));
        List<PendingAction> actions = List.of(action(3000, GCC), action(2000, GCC), action(1000, GCC));
        actions.forEach(dispatcher::submit);
        assertEquals(3, granted.size());
        dispatcher.asks(peer("fast"), asks(1, 1, GCC));
        assertEquals(List.of(new Granted("slow", actions.get(2))), recalled);
        assertTrue(dispatcher.isRecalled(actions.get(2)), "a grant that arrives late must be followed by its recall");
        assertFalse(dispatcher.isRecalled(actions.get(0)));
        dispatcher.givenBack("slow", actions.get(2), new Room(0, 3, ++said, 0.1));
        assertFalse(dispatcher.isRecalled(actions.get(2)));
        assertEquals(new Granted("fast", actions.get(2)), granted.get(3));
    }

    @Test
    void shouldNotRecallTwiceAndRaceWhatTurnsOutToRun() {
        Dispatcher dispatcher = dispatcher(0);
        dispatcher.asks(peer("slow"), asks(3, 0.1, GCC));
        List<PendingAction> actions = List.of(action(3000, GCC), action(3000, GCC), action(3000, GCC));
        actions.forEach(dispatcher::submit);
        dispatcher.asks(peer("fast"), asks(1, 1, GCC));
        PendingAction asked = recalled.get(0).action();
        dispatcher.match();
        assertEquals(1, recalled.stream().filter(each -> each.action() == asked).count());
        dispatcher.kept("slow", asked);
        assertEquals(1, races);
    }

    /** An action that a slow node runs while a fast one is idle. */
    private PendingAction straggler(Dispatcher dispatcher) {
        dispatcher.asks(peer("slow"), asks(1, 0.01, GCC));
        PendingAction action = action(1000, GCC);
        dispatcher.submit(action);
        dispatcher.asks(peer("fast"), asks(1, 1, GCC));
        return action;
    }

    @Test
    void shouldRaceAStragglerOnANodeThatIsIdle() {
        Dispatcher dispatcher = dispatcher(0);
        PendingAction action = straggler(dispatcher);
        assertEquals(List.of(new Granted("slow", action), new Granted("fast", action)), granted);
        assertEquals(1, races);
        assertTrue(action.isRacer("fast"));
        assertFalse(action.isRacer("slow"));
    }

    /** An action on a worker that turns out to be so slow, while this machine, whose only slot was taken, becomes idle. */
    private PendingAction slowedAction(Slots slots, Dispatcher dispatcher, double speed) {
        assertTrue(slots.tryTakeLocal(0));
        dispatcher.asks(peer("slowed"), asks(1, 1, GCC));
        PendingAction action = action(1000, GCC);
        dispatcher.submit(action);
        dispatcher.asks(peer("slowed"), asks(0, speed, GCC));
        slots.releaseLocal();
        dispatcher.match();
        return action;
    }

    @Test
    void shouldTakeAStragglerOverWhenThisMachineIsIdle() {
        Slots slots = slots(1);
        Dispatcher dispatcher = dispatcher(slots);
        PendingAction action = slowedAction(slots, dispatcher, 0.1);
        assertEquals(new Verdict.Local(), action.verdict().getNow(null));
        assertEquals(List.of(action), cancelled);
        assertEquals(0, slots.free(), "one slot is the action's");
        dispatcher.match();
        dispatcher.cancelled("slowed", action);
        assertEquals(List.of(new Granted("slowed", action)), granted, "it is over for all others");
        assertEquals(1, races);
    }

    @Test
    void shouldLeaveToAWorkerWhatThisMachineWouldHardlyEndSooner() {
        Slots slots = slots(1);
        PendingAction action = slowedAction(slots, dispatcher(slots), 0.6);
        assertFalse(action.verdict().isDone());
        assertEquals(0, races);
    }

    @Test
    void shouldNotRaceWhatEndsInTimeNorThreeTimes() {
        Dispatcher dispatcher = dispatcher(0);
        dispatcher.asks(peer("a"), asks(1, 1, GCC));
        dispatcher.submit(action(1000, GCC));
        dispatcher.asks(peer("b"), asks(1, 1, GCC));
        assertEquals(0, races);
        dispatcher.asks(peer("c"), asks(1, 100, GCC));
        dispatcher.asks(peer("d"), asks(1, 10_000, GCC));
        assertEquals(1, races);
    }

    @Test
    void shouldLetARaceGoOnWhereOneOfTheTwoFailed() {
        Dispatcher dispatcher = dispatcher(0);
        PendingAction action = straggler(dispatcher);
        dispatcher.failed("fast", action, null, true, null);
        assertEquals(0, dispatcher.queued());
        dispatcher.failed("slow", action, null, true, null);
        assertEquals(0, dispatcher.queued());
        assertTrue(action.verdict().isDone(), "both have failed: it runs here");
    }
}
