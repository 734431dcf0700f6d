package org.hybridgrid.worker;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.concurrent.atomic.AtomicInteger;
import org.hybridgrid.schedule.SpeedGauge;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

class SpeedWatchTest {

    @Test
    @EnabledOnOs(OS.LINUX)
    void shouldNoticeAProcessThatGetsNothingWhileItRuns() throws IOException {
        SpeedGauge gauge = new SpeedGauge();
        Process stuck = new ProcessBuilder("sleep", "600").start();
        try (SpeedWatch watch = new SpeedWatch(gauge, () -> false, () -> { })) {
            watch.started(stuck.pid());
            await().atMost(60, SECONDS).until(() -> gauge.speed() < 0.5);
            watch.ended(stuck.pid(), 0);
        } finally {
            stuck.destroyForcibly();
        }
    }

    @Test
    void shouldSayNothingOfARunWhoseTimeIsUnknown() {
        SpeedGauge gauge = new SpeedGauge();
        try (SpeedWatch watch = new SpeedWatch(gauge, () -> true, () -> { })) {
            watch.started(0);
            watch.ended(0, 0);
        }
        assertEquals(1.0, gauge.speed());
    }

    @Test
    void shouldTellWhenANodeHasRested() {
        SpeedGauge gauge = new SpeedGauge();
        gauge.progressed(100, 10_000);
        AtomicInteger told = new AtomicInteger();
        try (SpeedWatch watch = new SpeedWatch(gauge, () -> true, told::incrementAndGet)) {
            watch.mayRest();
            await().atMost(120, SECONDS).until(gauge::isRested);
        }
        assertTrue(told.get() > 1);
    }
}
