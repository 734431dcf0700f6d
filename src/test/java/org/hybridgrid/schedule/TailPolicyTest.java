package org.hybridgrid.schedule;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.util.List;
import org.junit.jupiter.api.Test;

class TailPolicyTest {

    private final TailPolicy<TestAction> policy = new TailPolicy<>();
    private final TestAction first = new TestAction(1000);
    private final TestAction second = new TestAction(1000);
    private final Thief<TestAction> idle = TestAction.thief("idle", 1, 1, 2);
    private final Thief<TestAction> slow = TestAction.thief("slow", 0.25, 1, 0, first, second);

    private static void assertLeft(Why why, Decision<TestAction> decision) {
        assertEquals(new Decision.Leave<TestAction>(why), decision);
    }

    @Test
    void shouldTakeBackWhatHasNotBegunForAnIdleNodeThatEndsItSooner() {
        Decision.Reclaim<TestAction> reclaim = (Decision.Reclaim<TestAction>) policy.next(0, List.of(slow, idle));
        assertSame(second, reclaim.action());
        assertEquals("slow", reclaim.from().id());
        assertEquals("idle", reclaim.to().id());
        assertEquals(Why.IDLE_SOONER, reclaim.why());
    }

    @Test
    void shouldRaceWhatRunsIfAnIdleNodeEndsItSoonerThoughItBeginsAnew() {
        Thief<TestAction> running = TestAction.thief("slow", 0.25, 1, 1, first);
        Decision.Race<TestAction> race = (Decision.Race<TestAction>) policy.next(500, List.of(running, idle));
        assertSame(first, race.action());
        assertEquals(Why.STRAGGLER, race.why());
        assertLeft(Why.ALL_IN_TIME, policy.next(3500, List.of(running, idle)));
    }

    @Test
    void shouldRaceWhatIsLongOverdueHoweverFastItsNodeWasBelieved() {
        Thief<TestAction> stuck = TestAction.thief("stuck", 1, 1, 1, new TestAction(100));
        Thief<TestAction> faster = TestAction.thief("faster", 8, 1, 1);
        assertLeft(Why.ALL_IN_TIME, policy.next(90, List.of(stuck, faster)));
        assertEquals(Why.STRAGGLER, policy.next(10_000, List.of(stuck, faster)).why());
    }

    @Test
    void shouldNotRaceTwice() {
        Thief<TestAction> raced = new Thief<>("slow", false, 0.1, 1, 0, Long.MAX_VALUE, List.of(new Held<>(first, 0, true, false)));
        assertLeft(Why.ALL_IN_TIME, policy.next(0, List.of(raced, idle)));
    }

    @Test
    void shouldGiveUpAWorkersRunForThisMachineOnlyIfThatHalvesTheWait() {
        Thief<TestAction> running = TestAction.thief("slow", 0.25, 1, 1, first);
        Thief<TestAction> here = new Thief<>("here", true, 0.6, 1, 1, Long.MAX_VALUE, List.of());
        assertEquals("here", ((Decision.Race<TestAction>) policy.next(0, List.of(running, here))).on().id());
        assertLeft(Why.ALL_IN_TIME, policy.next(1200, List.of(running, here)));
        Thief<TestAction> other = TestAction.thief("other", 0.55, 1, 1);
        assertEquals("other", ((Decision.Race<TestAction>) policy.next(1200, List.of(running, here, other))).on().id());
    }

    @Test
    void shouldLeaveWhatRunsHereBecauseAClientRunsIt() {
        Thief<TestAction> here = new Thief<>("here", true, 0.1, 1, 0, Long.MAX_VALUE, List.of(new Held<>(first, 0, true, true)));
        assertLeft(Why.ALL_IN_TIME, policy.next(0, List.of(here, idle)));
    }

    @Test
    void shouldDoNothingWithoutAnIdleSlot() {
        assertLeft(Why.NO_ROOM, policy.next(0, List.of(slow, TestAction.thief("busy", 9, 1, 1, new TestAction(1)))));
    }

    @Test
    void shouldMendTheLatestFirstWithTheFastest() {
        Thief<TestAction> slower = TestAction.thief("slower", 0.1, 1, 1, new TestAction(900));
        Thief<TestAction> fast = TestAction.thief("fast", 3, 1, 1);
        Decision.Race<TestAction> race = (Decision.Race<TestAction>) policy.next(0, List.of(slow, slower, idle, fast));
        assertEquals("slower", race.from().id());
        assertEquals("fast", race.on().id());
    }

    @Test
    void shouldNotMoveAnActionToWhereItsMemoryDoesNotFitOrItMayNotRun() {
        Thief<TestAction> held = TestAction.thief("slow", 0.1, 1, 0, new TestAction(1000, 800));
        assertLeft(Why.ALL_IN_TIME, policy.next(0, List.of(held, new Thief<>("small", false, 5, 1, 1, 500, List.of()))));
        Thief<TestAction> refused = TestAction.thief("slow", 0.1, 1, 0, new TestAction(1000, 0, "idle"));
        assertLeft(Why.ALL_IN_TIME, policy.next(0, List.of(refused, idle)));
    }
}
