package org.hybridgrid.ingress;

import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class UncountedTest {

    private final Uncounted uncounted = new Uncounted();

    @Test
    void shouldWaitForACompileThatIsAnsweredButNotCounted() throws InterruptedException {
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
        uncounted.answered();
        assertTimeout(Duration.ofSeconds(30), uncounted::await);
    }
}
