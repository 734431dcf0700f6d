package org.hybridgrid.schedule;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class CostModelTest {

    private static Features features(long sourceKib, int optimisation) {
        return new Features(sourceKib * 1024, 100, 500_000, optimisation, true, false);
    }

    private static Expected took(double costMs) {
        return new Expected(costMs, 0);
    }

    @Test
    void shouldExpectALargerOptimisedSourceToTakeLongerBeforeAnythingWasSeen() {
        CostModel costs = new CostModel(() -> { });
        assertTrue(costs.expect(1L, features(200, 2)).costMs() > costs.expect(2L, features(5, 2)).costMs());
        assertTrue(costs.expect(1L, features(200, 3)).costMs() > costs.expect(3L, features(200, 0)).costMs());
    }

    @Test
    void shouldExpectWhatACompileTookBefore() {
        CostModel costs = new CostModel(() -> { });
        costs.learn(4L, features(10, 2), took(700));
        assertEquals(CostModel.Basis.MEASURED_HERE, costs.basis(4L));
        assertEquals(CostModel.Basis.FEATURES, costs.basis(5L));
        assertEquals(700, costs.expect(4L, features(10, 2)).costMs(), 1e-9);
        costs.learn(4L, features(10, 2), took(900));
        assertEquals(800, costs.expect(4L, features(10, 2)).costMs(), 1e-9);
    }

    @Test
    void shouldFitUnseenSourcesToWhatWasSeen() {
        CostModel costs = new CostModel(() -> { });
        Random random = new Random(1);
        for (int i = 0; i < 300; i++) {
            long kib = 1 + random.nextInt(300);
            int optimisation = random.nextInt(4);
            costs.learn(1000L + i, features(kib, optimisation), took(truth(kib, optimisation)));
        }
        for (long kib : new long[] {3, 30, 300}) {
            double expected = costs.expect(6L, features(kib, 2)).costMs();
            double truth = truth(kib, 2);
            assertTrue(Math.abs(Math.log(expected / truth)) < 0.2, kib + " KiB: " + expected + " for " + truth);
        }
    }

    private static double truth(long kib, int optimisation) {
        return 50 * Math.pow(1 + kib, 0.6) * Math.exp(0.4 * optimisation);
    }

    @Test
    void shouldStaySaneAfterThousandsOfCompilesThatAreNearlyAlike() {
        CostModel costs = new CostModel(() -> { });
        Random random = new Random(1);
        for (int i = 0; i < 20_000; i++) {
            long kib = 10 + random.nextInt(40);
            costs.learn(1000L + i, features(kib, 3), took(truth(kib, 3) * Math.exp(0.5 * random.nextGaussian())));
        }
        for (long kib : new long[] {1, 3, 10, 100}) {
            for (int optimisation : new int[] {0, 2, 3}) {
                double expected = costs.expect(6L, features(kib, optimisation)).costMs();
                double truth = truth(kib, optimisation);
                assertTrue(Math.abs(Math.log(expected / truth)) < Math.log(3), kib + " KiB at -O" + optimisation + ": " + expected + " for " + truth);
            }
        }
    }

    @Test
    void shouldNotExpectMoreOfAHugeSourceThanTheLongestTookOrWasToBeExpectedAtFirst() {
        CostModel costs = new CostModel(() -> { });
        double atFirst = costs.expect(6L, features(20_000, 3)).costMs();
        for (int kib = 1; kib < 100; kib++) {
            costs.learn(1000L + kib, features(kib, 3), took(Math.exp(0.1 * kib)));
        }
        double longest = Math.exp(0.1 * 99);
        assertEquals(Math.max(longest, atFirst), costs.expect(6L, features(20_000, 3)).costMs(), 1e-6);
    }

    @Test
    void shouldIgnoreAMeasurementThatIsNone() {
        CostModel costs = new CostModel(() -> { });
        costs.learn(4L, features(1, 1), took(0));
        costs.learn(4L, features(1, 1), took(Double.NaN));
        assertEquals(CostModel.Basis.FEATURES, costs.basis(4L));
    }

    @Test
    void shouldExpectTheMemoryThatACompileTookBefore() {
        CostModel costs = new CostModel(() -> { });
        costs.learn(1, features(10, 2), new Expected(700, 350));
        assertEquals(385, costs.expect(1, features(10, 2)).peakMb(), 1);
        costs.learn(1, features(10, 2), new Expected(700, 0));
        assertEquals(385, costs.expect(1, features(10, 2)).peakMb(), 1);
    }

    @Test
    void shouldAdoptOnlyWhatItHasNotSeenItself() {
        CostModel costs = new CostModel(() -> { });
        costs.learn(1, features(10, 2), took(700));
        costs.adopt(List.of(new CostModel.Entry(1, took(5)), new CostModel.Entry(2, took(80))), false);
        assertEquals(700, costs.expect(1, features(10, 2)).costMs(), 1e-9);
        assertEquals(80, costs.expect(2, features(10, 2)).costMs(), 1e-9);
    }

    @Test
    void shouldTellWhatChangedSince() {
        CostModel costs = new CostModel(() -> { });
        costs.learn(1, features(10, 2), took(700));
        long before = costs.lastChange();
        costs.learn(2, features(10, 2), took(30));
        costs.adopt(List.of(new CostModel.Entry(3, took(80))), false);
        assertEquals(List.of(new CostModel.Entry(2, took(30)), new CostModel.Entry(3, took(80))), costs.changedSince(before, 10, false));
        assertEquals(List.of(new CostModel.Entry(2, took(30))), costs.changedSince(before, 10, true));
        assertEquals(List.of(new CostModel.Entry(3, took(80))), costs.changedSince(0, 1, false));
    }

    @Test
    void shouldNotLearnFromSizesThatNobodyLookedAt() {
        CostModel costs = new CostModel(() -> { });
        Expected before = costs.expect(2, features(10, 2));
        costs.learn(1, new Features(10_240, 1, 10_240, 2, true, false), took(5_000));
        assertEquals(before, costs.expect(2, features(10, 2)));
        assertEquals(CostModel.Basis.MEASURED_HERE, costs.basis(1));
    }
}
