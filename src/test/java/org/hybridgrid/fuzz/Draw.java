package org.hybridgrid.fuzz;

import java.util.List;
import java.util.Random;

/** Choices that are the same for the same seed. */
final class Draw {

    private final Random random;

    Draw(long seed) {
        // Neighbouring seeds begin alike in java.util.Random.
        random = new Random(seed * 0x9E3779B97F4A7C15L ^ seed >>> 7);
    }

    int below(int bound) {
        return random.nextInt(bound);
    }

    boolean oneIn(int times) {
        return random.nextInt(times) == 0;
    }

    <T> T of(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    @SafeVarargs
    final <T> T of(T... choices) {
        return choices[random.nextInt(choices.length)];
    }
}
