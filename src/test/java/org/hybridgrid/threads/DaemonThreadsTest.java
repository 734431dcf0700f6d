package org.hybridgrid.threads;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class DaemonThreadsTest {

    @Test
    void shouldHaveAClocksThreadBeforeItsFirstTask() {
        ScheduledThreadPoolExecutor clock = DaemonThreads.clock("clock");
        assertEquals(1, clock.getPoolSize());
        clock.shutdownNow();
    }

    @Test
    void shouldTakeTasksAfterAClocksEndAndDoNone() {
        ScheduledThreadPoolExecutor clock = DaemonThreads.clock("clock");
        clock.shutdownNow();
        await().until(clock::isTerminated);
        AtomicBoolean ran = new AtomicBoolean();
        assertDoesNotThrow(() -> clock.schedule(() -> ran.set(true), 0, TimeUnit.SECONDS));
        assertDoesNotThrow(() -> clock.execute(() -> ran.set(true)));
        assertFalse(ran.get());
    }
}
