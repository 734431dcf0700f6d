package org.hybridgrid.initiator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class HeartbeatTest {

    @Test
    void shouldKnowWhichLeasesAnAnswerMustName() {
        Heartbeat heartbeat = new Heartbeat();
        long first = heartbeat.beat(0, 5);
        long second = heartbeat.beat(1, 9);
        assertEquals(5, heartbeat.answered(first));
        assertEquals(9, heartbeat.answered(second));
        assertEquals(0, heartbeat.answered(second));
    }

    @Test
    void shouldTakeAWorkerForHungThatOwesAnAnswerTooLong() {
        Heartbeat heartbeat = new Heartbeat();
        long number = heartbeat.beat(0, 1);
        assertFalse(heartbeat.isOverdue(Heartbeat.PATIENCE_NANOS));
        assertTrue(heartbeat.isOverdue(Heartbeat.PATIENCE_NANOS + 1));
        heartbeat.answered(number);
        assertFalse(heartbeat.isOverdue(Long.MAX_VALUE));
    }
}
