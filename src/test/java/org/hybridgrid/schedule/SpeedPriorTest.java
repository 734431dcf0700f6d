package org.hybridgrid.schedule;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class SpeedPriorTest {

    @Test
    void shouldAssumeAQuotaBelowTheSlotsToSlowEach() {
        assertEquals(0.15, SpeedPrior.of(1, 2, 0.15, 0), 1e-9);
        assertEquals(0.75, SpeedPrior.of(2, 8, 1.5, 0), 1e-9);
        assertEquals(1, SpeedPrior.of(2, 8, 4, 0), 1e-9);
    }

    @Test
    void shouldAssumeTheReferenceWithoutAQuota() {
        assertEquals(1, SpeedPrior.of(4, 4, 0, 0), 1e-9);
        assertEquals(0.5, SpeedPrior.of(8, 4, 0, 0), 1e-9);
    }

    @Test
    void shouldAssumeLessOnABusyMachineButNeverNothing() {
        assertEquals(0.5, SpeedPrior.of(4, 4, 0, 2), 1e-9);
        assertTrue(SpeedPrior.of(4, 4, 0, 100) > 0.01);
        assertTrue(SpeedPrior.of(4, 4, 0, 100) < 0.1);
        assertEquals(0.15, SpeedPrior.of(1, 8, 0.15, 4), 1e-9);
    }
}
