package org.hybridgrid.schedule;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class SpeedGaugeTest {

    @Test
    void shouldNoticeASlowedNodeWithinSecondsOfItsWork() {
        SpeedGauge gauge = new SpeedGauge();
        assertEquals(1.0, gauge.speed());
        for (int i = 0; i < 10; i++) {
            gauge.ran(200, 1000);
        }
        assertTrue(gauge.speed() < 0.3, "speed " + gauge.speed());
    }

    @Test
    void shouldIgnoreWhatMeasuresNothing() {
        SpeedGauge gauge = new SpeedGauge();
        gauge.ran(0, 100);
        gauge.ran(100, 0);
        assertEquals(1.0, gauge.speed());
    }
}
