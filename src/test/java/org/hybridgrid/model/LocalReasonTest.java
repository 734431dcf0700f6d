package org.hybridgrid.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LocalReasonTest {

    @Test
    void shouldHaveTheNamesOfTheStatistics() {
        assertEquals("noSuchToolchain", LocalReason.NO_SUCH_TOOLCHAIN.label());
        assertEquals("workerLost", Fault.WORKER_LOST.label());
    }

    @ParameterizedTest
    @EnumSource
    void shouldExplainItselfToAPerson(LocalReason reason) {
        assertFalse(reason.explanation().isBlank());
    }
}
