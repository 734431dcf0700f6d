package org.hybridgrid.schedule.simulator;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CostErrorsTest {

    @ParameterizedTest
    @ValueSource(strings = {"redis", "leveldb", "python3.11", "abseil"})
    void shouldExpectHalfOfTheCompilesWithinAThirdBeforeAnyWasSeen(String name) throws IOException {
        CostErrors errors = CostErrors.cold(Trace.read(name));
        assertTrue(errors.median() < 0.34, errors.toString());
        assertTrue(errors.ninth() < 1, errors.toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"redis", "leveldb", "python3.11", "abseil"})
    void shouldKeepEnoughMemoryFreeForNearlyAll(String name) throws IOException {
        double over = CostErrors.overMemory(Trace.read(name));
        assertTrue(over < 0.15, "need more: " + over);
    }
}
