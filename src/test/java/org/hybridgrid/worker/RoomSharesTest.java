package org.hybridgrid.worker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Set;
import org.junit.jupiter.api.Test;

class RoomSharesTest {

    private final RoomShares shares = new RoomShares();

    @Test
    void shouldOfferAllToTheOnlyOneThatWantsSome() {
        shares.came("a");
        assertEquals(3, shares.offer("a", 3, 0));
        assertEquals(3, shares.offer("idle", 3, 0));
    }

    @Test
    void shouldDivideTheRoomBetweenTwoThatWantSome() {
        shares.queueing(Set.of("a", "b"));
        assertEquals(2, shares.offer("a", 4, 0));
        assertEquals(2, shares.offer("b", 4, 0));
    }

    @Test
    void shouldPreferWhoWasServedLess() {
        shares.queueing(Set.of("a", "b"));
        shares.ran("a", 10_000, 0);
        assertEquals(0, shares.offer("a", 1, 0));
        assertEquals(1, shares.offer("b", 1, 0));
    }

    @Test
    void shouldForgetWhatWasServedLongAgo() {
        shares.queueing(Set.of("a", "b"));
        shares.ran("a", 10_000, 0);
        shares.ran("b", 100, 3_600_000);
        assertEquals(1, shares.offer("a", 1, 3_600_000));
    }

    @Test
    void shouldCountWhatAnInitiatorHoldsNow() {
        shares.queueing(Set.of("a", "b"));
        shares.came("a");
        assertEquals(0, shares.offer("a", 1, 0));
        shares.went("a");
        shares.came("b");
        assertEquals(1, shares.offer("a", 1, 0));
    }

    @Test
    void shouldKnowWhoWantsSome() {
        shares.queueing(Set.of("a"));
        assertTrue(shares.isQueueing("a"));
        shares.queueing(Set.of("b"));
        assertFalse(shares.isQueueing("a"));
    }
}
