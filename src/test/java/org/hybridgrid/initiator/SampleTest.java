package org.hybridgrid.initiator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

class SampleTest {

    @Test
    void shouldBeWithinOneOfTheShareAtAnyMoment() {
        for (double percent : new double[] {0.1, 1, 3, 12.5, 33.3, 50, 99, 100}) {
            Sample sample = new Sample();
            Random bits = new Random(1);
            int taken = 0;
            for (int i = 1; i <= 5000; i++) {
                taken += sample.takes(percent, bits.nextLong()) ? 1 : 0;
                assertTrue(Math.abs(taken - i * percent / 100) < 1, taken + " of " + i + " at " + percent);
            }
        }
    }

    @Test
    void shouldTakeAllOrNone() {
        Sample sample = new Sample();
        for (int i = 0; i < 100; i++) {
            assertTrue(sample.takes(100, i));
            assertEquals(false, sample.takes(0, i));
        }
    }

    @Test
    void shouldTakeTheShareOfManySmallBuildsToo() {
        int taken = 0;
        for (int build = 0; build < 4000; build++) {
            Sample sample = new Sample();
            for (int i = 0; i < 5; i++) {
                taken += sample.takes(2, 31L * build + i) ? 1 : 0;
            }
        }
        // 20,000 compiles: 400 are due, and the deviation is about 19.
        assertEquals(400, taken, 80);
    }

    @Test
    void shouldTakeTheSameOnesOfTheSameBuildButNotAtAFixedDistance() {
        List<Integer> first = chosen();
        assertEquals(first, chosen());
        List<Integer> distances = new ArrayList<>();
        for (int i = 1; i < first.size(); i++) {
            distances.add(first.get(i) - first.get(i - 1));
        }
        assertTrue(distances.stream().distinct().count() > 5, distances::toString);
    }

    private static List<Integer> chosen() {
        Sample sample = new Sample();
        List<Integer> chosen = new ArrayList<>();
        for (int i = 0; i < 1000; i++) {
            if (sample.takes(5, 0x9e3779b97f4a7c15L * i)) {
                chosen.add(i);
            }
        }
        return chosen;
    }

    @Test
    void shouldReadPercentagesAndNothingElse() {
        assertEquals(List.of(5.0, 0.5, 100.0, 0.0, 0.5), DoubleStream.of(percent("5"), percent("0.5"), percent("100"), percent("0"), percent(".5"))
                .boxed().toList());
        for (String wrong : List.of("", "x", "-1", "101", "5%", "1e1", "0x1", "NaN", " 5", ".", "1.2.3")) {
            assertEquals(0, percent(wrong), wrong);
        }
    }

    private static double percent(String value) {
        return VerifySetting.percent(Map.of("HYBRIDGRID_VERIFY", value));
    }
}
