package org.hybridgrid.worker;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

class ProcessTimeTest {

    @Test
    void shouldReadTheTimesBehindANameWithBlanksAndBrackets() {
        String stat = "12 (a b) c) S 1 12 12 0 -1 4194304 100 0 0 0 7 3 20 10 20 0 1 0 5 1000 100";
        assertEquals(400, ProcessTime.own(stat));
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void shouldCountWhatAChildOfAChildUses() throws IOException {
        Process shell = new ProcessBuilder("sh", "-c", "sh -c 'while :; do :; done'; true").start();
        try {
            await().atMost(60, SECONDS).until(() -> ProcessTime.of(shell.pid()).orElse(0) > 50);
        } finally {
            shell.descendants().forEach(ProcessHandle::destroyForcibly);
            shell.destroyForcibly();
        }
    }

    @Test
    void shouldKnowNothingOfAProcessThatIsNotThere() {
        assertTrue(ProcessTime.of(0).isEmpty());
    }
}
