package org.hybridgrid.schedule;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class SlotsTest {

    private final AtomicInteger changes = new AtomicInteger();
    private final Slots slots = new Slots(2, () -> 1000, changes::incrementAndGet);

    @Test
    void shouldLetACommandThatCantWaitPassTheLimitAndOthersWaitForIt() {
        slots.takeLocal();
        slots.takeLocal();
        slots.takeLocal();
        assertEquals(0, slots.free());
        assertFalse(slots.tryTakeLocal(0));
        slots.releaseLocal();
        assertFalse(slots.tryTakeLocal(0));
        slots.releaseLocal();
        assertTrue(slots.tryTakeLocal(0));
    }

    @Test
    void shouldLendSlotsThatTheNodeDoesNotOfferToOthers() {
        Slots none = new Slots(0, () -> 4000, () -> { });
        assertFalse(none.tryTakeLocal(0));
        assertTrue(none.tryTakeLocal(2));
        assertTrue(none.tryTakeLocal(2));
        assertFalse(none.tryTakeLocal(2));
    }

    @Test
    void shouldLeaveToOthersWhatThisMachineDoesNotUseItself() throws InterruptedException {
        slots.takeLocal();
        slots.takeRemote(0);
        assertEquals(1, slots.leftForOthers());
        assertEquals(2, slots.running());
        slots.releaseRemote(0);
        slots.releaseLocal();
        assertEquals(2, slots.leftForOthers());
        assertEquals(4, changes.get());
    }

    @Test
    void shouldLetAnActionWaitForItsMemoryWhileAnotherRuns() throws Exception {
        slots.takeRemote(700);
        Thread second = new Thread(() -> {
            try {
                slots.takeRemote(400);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        second.start();
        await().until(() -> second.getState() == Thread.State.WAITING);
        assertEquals(1, slots.running());
        slots.releaseRemote(700);
        second.join();
        assertEquals(1, slots.running());
    }

    @Test
    void shouldRunAnActionAloneHoweverMuchIsExpectedOfIt() throws InterruptedException {
        slots.takeRemote(5000);
        assertEquals(1, slots.running());
    }

    @Test
    void shouldMeasureTheMemoryAnewWheneverNothingRuns() throws InterruptedException {
        AtomicInteger free = new AtomicInteger(1000);
        Slots measuring = new Slots(2, free::get, () -> { });
        free.set(600);
        measuring.takeRemote(100);
        assertEquals(600, measuring.memoryMb());
        free.set(400);
        measuring.takeRemote(100);
        assertEquals(600, measuring.memoryMb());
    }
}
