package org.hybridgrid.schedule;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class SpeedPriorTest {

    @Test
    void shouldAssumeAQuotaBelowTheSlotsToSlowEach() {
        assertEquals(0.15, SpeedPrior.of(1, 2, 0.15), 1e-9);
        assertEquals(0.75, SpeedPrior.of(2, 8, 1.5), 1e-9);
        assertEquals(1, SpeedPrior.of(2, 8, 4), 1e-9);
    }

    @Test
    void shouldAssumeTheReferenceWithoutAQuota() {
        assertEquals(1, SpeedPrior.of(4, 4, 0), 1e-9);
        assertEquals(0.5, SpeedPrior.of(8, 4, 0), 1e-9);
    }

    @Test
    void shouldAssumeNoMoreThanTheCoresHoweverLargeTheQuota() {
        assertEquals(0.5, SpeedPrior.of(4, 2, 16), 1e-9);
    }
}
