package org.hybridgrid.node;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.hybridgrid.protocol.Room;
import org.junit.jupiter.api.Test;

class StandingTest {

    private final Standing standing = new Standing();

    @Test
    void shouldSpeakFirst() {
        assertTrue(standing.isStale(new Room(0, 0, 1, 1), true));
    }

    @Test
    void shouldNotSayWhatTheInitiatorCanCount() {
        standing.tell(new Room(4, 10, 1, 1));
        assertFalse(standing.isStale(new Room(2, 12, 2, 1), true));
    }

    @Test
    void shouldSayThatThereIsRoomWhereNoneIsBelieved() {
        standing.tell(new Room(2, 10, 1, 1));
        assertTrue(standing.isStale(new Room(1, 12, 2, 1), true));
    }

    @Test
    void shouldSayThatThereIsNoRoomWhereSomeIsBelieved() {
        standing.tell(new Room(4, 10, 1, 1));
        assertTrue(standing.isStale(new Room(0, 11, 2, 1), true));
    }

    @Test
    void shouldSayThatItHasBecomeSlowOrFast() {
        standing.tell(new Room(4, 10, 1, 1));
        assertFalse(standing.isStale(new Room(4, 10, 2, 0.9), true));
        assertTrue(standing.isStale(new Room(4, 10, 2, 0.7), true));
        assertTrue(standing.isStale(new Room(4, 10, 2, 1.3), true));
    }

    @Test
    void shouldLetWhoBuildsNothingTakeItForFreeAndForAsFastAsItWas() {
        standing.tell(new Room(4, 10, 1, 1));
        assertFalse(standing.isStale(new Room(0, 10, 2, 0.1), false));
        assertTrue(standing.isStale(new Room(0, 10, 2, 1), true));
    }

    @Test
    void shouldTellWhoBuildsNothingThatItIsFasterThanItWas() {
        standing.tell(new Room(4, 10, 1, 0.5));
        assertTrue(standing.isStale(new Room(4, 10, 2, 1), false));
    }

    @Test
    void shouldSayThatThereIsRoomToWhoBuildsNothingToo() {
        assertTrue(standing.isStale(new Room(0, 0, 1, 1), false));
        standing.tell(new Room(0, 10, 1, 1));
        assertFalse(standing.isStale(new Room(0, 10, 2, 1), false));
        assertTrue(standing.isStale(new Room(1, 10, 3, 1), false));
    }

    @Test
    void shouldKeepTheLaterStatementWhicheverComesFirst() {
        standing.tell(new Room(0, 10, 5, 1));
        standing.tell(new Room(4, 10, 4, 1));
        assertFalse(standing.isStale(new Room(0, 10, 6, 1), true));
    }
}
