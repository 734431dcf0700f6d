package org.hybridgrid.schedule;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;

class CostModelTest {

    private static Features features(long sourceKib, int optimisation) {
        return new Features(sourceKib * 1024, 100, 500_000, optimisation, true, false);
    }

    @Test
    void shouldExpectALargerOptimisedSourceToTakeLongerBeforeAnythingWasSeen() {
        CostModel costs = new CostModel();
        assertTrue(costs.expect("big", features(200, 2)) > costs.expect("small", features(5, 2)));
        assertTrue(costs.expect("big", features(200, 3)) > costs.expect("big0", features(200, 0)));
    }

    @Test
    void shouldExpectWhatACompileTookBefore() {
        CostModel costs = new CostModel();
        costs.learn("a", features(10, 2), 700);
        assertTrue(costs.knows("a"));
        assertFalse(costs.knows("b"));
        assertEquals(700, costs.expect("a", features(10, 2)), 1e-9);
        costs.learn("a", features(10, 2), 900);
        assertEquals(800, costs.expect("a", features(10, 2)), 1e-9);
    }

    @Test
    void shouldFitUnseenSourcesToWhatWasSeen() {
        CostModel costs = new CostModel();
        Random random = new Random(1);
        for (int i = 0; i < 300; i++) {
            long kib = 1 + random.nextInt(300);
            int optimisation = random.nextInt(4);
            costs.learn("seen" + i, features(kib, optimisation), truth(kib, optimisation));
        }
        for (long kib : new long[] {3, 30, 300}) {
            double expected = costs.expect("unseen", features(kib, 2));
            double truth = truth(kib, 2);
            assertTrue(Math.abs(Math.log(expected / truth)) < 0.2, kib + " KiB: " + expected + " for " + truth);
        }
    }

    private static double truth(long kib, int optimisation) {
        return 50 * Math.pow(1 + kib, 0.6) * Math.exp(0.4 * optimisation);
    }

    @Test
    void shouldIgnoreAMeasurementThatIsNone() {
        CostModel costs = new CostModel();
        costs.learn("a", features(1, 1), 0);
        costs.learn("a", features(1, 1), Double.NaN);
        assertFalse(costs.knows("a"));
    }
}
