package org.hybridgrid.schedule;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class StealPolicyTest {

    private final StealPolicy policy = new StealPolicy();
    private final Thief fast = new Thief(1.0, 1, 0);
    private final Thief slow = new Thief(0.2, 1, 0);

    @Test
    void shouldGiveTheHeaviestActionToTheFastestThief() {
        assertEquals(OptionalInt.of(0), policy.choose(List.of(900.0, 100.0, 50.0), fast, List.of(fast, slow)));
    }

    @Test
    void shouldGiveASlowThiefOnlyWhatItFinishesBeforeTheRestIsDone() {
        // Together they take 1050/1.2 = 875 ms; alone the slow one takes 4500, 500 and 250 ms.
        assertEquals(OptionalInt.of(1), policy.choose(List.of(900.0, 100.0, 50.0), slow, List.of(fast, slow)));
    }

    @Test
    void shouldLeaveTheLastHeavyActionToAFasterNode() {
        assertTrue(policy.choose(List.of(900.0), slow, List.of(fast, slow)).isEmpty());
    }

    @Test
    void shouldGiveASlowThiefEvenAHeavyActionIfAllAreSlow() {
        assertEquals(OptionalInt.of(0), policy.choose(List.of(900.0), slow, List.of(slow, slow)));
    }

    @Test
    void shouldGiveASlowThiefTheLastActionIfTheFastOneIsBusyForLonger() {
        Thief busy = new Thief(1.0, 1, 10_000);
        assertEquals(OptionalInt.of(0), policy.choose(List.of(100.0), slow, List.of(busy, slow)));
    }

    @Test
    void shouldChooseNothingFromNothing() {
        assertTrue(policy.choose(List.of(), fast, List.of(fast)).isEmpty());
    }
}
