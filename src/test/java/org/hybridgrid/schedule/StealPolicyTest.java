package org.hybridgrid.schedule;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class StealPolicyTest {

    private final StealPolicy<TestAction> policy = new StealPolicy<>();
    private final TestAction heavy = new TestAction(900);
    private final TestAction medium = new TestAction(100);
    private final TestAction light = new TestAction(50);

    private static Thief<TestAction> thief(String id, double speed, int credit, TestAction... held) {
        return TestAction.thief(id, speed, 1, credit, held);
    }

    private Decision<TestAction> next(List<TestAction> waiting, List<Thief<TestAction>> thieves) {
        return policy.next(0, waiting, thieves);
    }

    private static void assertGrant(TestAction action, String to, Why why, Decision<TestAction> decision) {
        Decision.Grant<TestAction> grant = (Decision.Grant<TestAction>) decision;
        assertSame(action, grant.action());
        assertEquals(to, grant.to().id());
        assertEquals(why, grant.why());
    }

    private static void assertLeft(Why why, Decision<TestAction> decision) {
        assertEquals(new Decision.Leave<TestAction>(why), decision);
    }

    @Test
    void shouldGiveTheHeaviestActionToTheFastestThief() {
        assertGrant(heavy, "fast", Why.SOONEST, next(List.of(heavy, medium, light), List.of(thief("slow", 0.2, 1), thief("fast", 1, 1))));
    }

    @Test
    void shouldGiveASlowThiefOnlyWhatItEndsBeforeAFasterOneWould() {
        // The fast one comes to the second action after 900 ms; the slow one has ended it after 500.
        assertGrant(medium, "slow", Why.SOONEST,
                next(List.of(heavy, medium, light), List.of(thief("slow", 0.2, 1), thief("fast", 1, 0, new TestAction(1)))));
    }

    @Test
    void shouldLeaveTheLastHeavyActionToAFasterNodeThatIsSoonFree() {
        assertLeft(Why.SOONER_LATER, next(List.of(heavy), List.of(thief("slow", 0.2, 1), thief("fast", 1, 0, light))));
    }

    @Test
    void shouldGiveASlowThiefTheLastActionIfTheFastOneIsBusyForLonger() {
        assertGrant(medium, "slow", Why.SOONEST,
                next(List.of(medium), List.of(thief("slow", 0.2, 1), thief("fast", 1, 0, new TestAction(10_000)))));
    }

    @Test
    void shouldGrantAheadToHideTheNetworkOnceNoSlotIsIdle() {
        assertGrant(medium, "a", Why.AHEAD, next(List.of(medium), List.of(thief("a", 1, 1, light), thief("b", 1, 1, heavy))));
        assertGrant(medium, "b", Why.SOONEST, next(List.of(medium), List.of(thief("a", 1, 1, light), thief("b", 1, 1))));
    }

    @Test
    void shouldPreferAnotherNodeToThisOneIfBothEndItAtTheSameTime() {
        Thief<TestAction> here = new Thief<>("here", true, 1, 1, 1, Long.MAX_VALUE, List.of());
        assertGrant(light, "a", Why.SOONEST, next(List.of(light), List.of(here, thief("a", 1, 1))));
    }

    @Test
    void shouldNotGrantToANodeThatMayNotRunTheAction() {
        TestAction refused = new TestAction(100, 0, "fast");
        assertGrant(refused, "slow", Why.SOONEST, next(List.of(refused), List.of(thief("fast", 1, 1), thief("slow", 0.1, 1))));
    }

    @Test
    void shouldKeepASlowNodeAtWorkWithWhatItEndsInTimeWhenPlentyWaits() {
        List<TestAction> waiting = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            waiting.add(new TestAction(2000 - 4 * i));
        }
        assertLeft(Why.SOONER_LATER, next(waiting, List.of(thief("slow", 0.001, 1), thief("fast", 1, 0, heavy))));
        Decision.Grant<TestAction> grant = (Decision.Grant<TestAction>) next(waiting,
                List.of(thief("slow", 0.003, 1), thief("fast", 1, 0, heavy)));
        assertEquals("slow", grant.to().id());
        assertEquals(Why.PLENTY, grant.why());
        // The two-hundredth ends on the fast node after 320 s: in that time the slow one does 961 ms.
        assertEquals(960, grant.action().cost());
    }

    @Test
    void shouldNotGrantWhereTheExpectedMemoryDoesNotFitBesideWhatRuns() {
        TestAction big = new TestAction(100, 600);
        Thief<TestAction> used = new Thief<>("used", false, 2, 2, 2, 1000, List.of(new Held<>(new TestAction(1, 600), 0, true, true)));
        Thief<TestAction> small = new Thief<>("small", false, 2, 2, 2, 500, List.of());
        Thief<TestAction> large = new Thief<>("large", false, 0.5, 2, 2, 1000, List.of());
        assertLeft(Why.NO_MEMORY, next(List.of(big), List.of(used, small)));
        assertGrant(light, "used", Why.SOONEST, next(List.of(light), List.of(used)));
        assertLeft(Why.NO_MEMORY, next(List.of(big), List.of(used, small, large)));
        assertGrant(big, "large", Why.SOONEST, next(List.of(big), List.of(small, large)));
    }

    @Test
    void shouldGiveWhatFitsNowhereANodeForItself() {
        TestAction huge = new TestAction(100, 5000);
        Thief<TestAction> large = new Thief<>("large", false, 1, 2, 2, 1000, List.of());
        assertGrant(huge, "large", Why.SOONEST, next(List.of(huge), List.of(large, new Thief<>("small", false, 5, 1, 1, 500, List.of()))));
    }

    @Test
    void shouldSayWhyItGrantsNothing() {
        assertLeft(Why.NOTHING_WAITS, next(List.of(), List.of(thief("a", 1, 1))));
        assertLeft(Why.NO_ROOM, next(List.of(light), List.of(thief("a", 1, 0, heavy))));
        assertLeft(Why.NO_ROOM, next(List.of(light), List.of()));
    }

    @Test
    void shouldAlwaysGrantSomethingWhileAllNodesAreIdleAndNeverBeyondCredit() {
        Random random = new Random(42);
        for (int round = 0; round < 500; round++) {
            List<TestAction> waiting = new ArrayList<>();
            for (int i = random.nextInt(120); i >= 0; i--) {
                waiting.add(new TestAction(Math.exp(8 * random.nextDouble())));
            }
            waiting.sort(Comparator.comparingDouble(TestAction::cost).reversed());
            List<Thief<TestAction>> thieves = new ArrayList<>();
            for (int i = random.nextInt(10); i >= 0; i--) {
                thieves.add(TestAction.thief("n" + i, Math.exp(random.nextGaussian()), 1 + random.nextInt(4), random.nextInt(4)));
            }
            boolean room = thieves.stream().anyMatch(thief -> thief.credit() > 0);
            Decision<TestAction> decision = next(waiting, thieves);
            assertEquals(room, decision instanceof Decision.Grant<TestAction>);
            if (decision instanceof Decision.Grant<TestAction> grant) {
                assertTrue(grant.to().credit() > 0);
                assertTrue(waiting.contains(grant.action()));
            }
        }
    }
}
