package org.hybridgrid.worker;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
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
        try (SpeedWatch watch = new SpeedWatch(gauge, () -> { })) {
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
        try (SpeedWatch watch = new SpeedWatch(gauge, () -> { })) {
            watch.started(0);
            watch.ended(0, 0);
        }
        assertEquals(1.0, gauge.speed());
    }
}
