package org.hybridgrid.ingress;

import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class UncountedTest {

    @Test
    void shouldWaitForACompileThatIsAnsweredButNotCounted() throws InterruptedException {
        Uncounted uncounted = new Uncounted(60_000);
        uncounted.answered();
        AtomicBoolean counted = new AtomicBoolean();
        CompletableFuture.runAsync(() -> {
            counted.set(true);
            uncounted.counted();
        });
        uncounted.await();
        assertTrue(counted.get());
    }

    @Test
    void shouldNotWaitLongForAClientThatIsStopped() {
        Uncounted uncounted = new Uncounted(Uncounted.PATIENCE_MS);
        uncounted.answered();
        assertTimeout(Duration.ofSeconds(30), uncounted::await);
    }
}
