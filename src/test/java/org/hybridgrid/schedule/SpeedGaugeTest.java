package org.hybridgrid.schedule;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class SpeedGaugeTest {

    @Test
    void shouldBelieveTheQuotaBeforeAnythingRan() {
        assertEquals(0.15, new SpeedGauge(0.15).speed(), 1e-9);
    }

    @Test
    void shouldNoticeASlowedNodeWhileItsCompileStillRuns() {
        SpeedGauge gauge = new SpeedGauge();
        for (int second = 0; second < 5; second++) {
            gauge.progressed(200, 1000);
        }
        assertTrue(gauge.speed() < 0.3, "speed " + gauge.speed());
        for (int second = 0; second < 8; second++) {
            gauge.progressed(1000, 1000);
        }
        assertTrue(gauge.speed() > 0.85, "speed " + gauge.speed());
    }

    @Test
    void shouldLearnFasterHardwareThroughWrongEstimates() {
        SpeedGauge gauge = new SpeedGauge();
        for (int i = 0; i < 300; i++) {
            gauge.ran(i % 2 == 0 ? 500 : 8000, 1000);
        }
        assertEquals(2.0, gauge.speed(), 0.1);
    }

    @Test
    void shouldNotBeMovedMuchByOneWrongEstimate() {
        SpeedGauge gauge = new SpeedGauge();
        gauge.ran(10_000, 1000);
        assertTrue(gauge.speed() < 1.05, "speed " + gauge.speed());
    }

    @Test
    void shouldBelieveANodeAgainAfterItsRest() {
        SpeedGauge gauge = new SpeedGauge(0.8);
        gauge.progressed(500, 10_000);
        assertTrue(gauge.speed() < 0.1 && !gauge.isRested(), "speed " + gauge.speed());
        for (int second = 0; second < 30; second++) {
            gauge.rested(1_000);
        }
        assertTrue(gauge.isRested());
        assertEquals(0.8, gauge.speed(), 1e-9);
    }

    @Test
    void shouldKeepTheHardwaresEfficiencyThroughRest() {
        SpeedGauge gauge = new SpeedGauge();
        for (int i = 0; i < 300; i++) {
            gauge.ran(2000, 1000);
        }
        gauge.rested(3_600_000);
        assertEquals(2.0, gauge.speed(), 0.1);
    }

    @Test
    void shouldIgnoreWhatMeasuresNothing() {
        SpeedGauge gauge = new SpeedGauge();
        gauge.ran(0, 100);
        gauge.ran(100, 0);
        gauge.progressed(0, 0);
        assertEquals(1.0, gauge.speed());
    }
}
