package org.hybridgrid.schedule;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class SlotsTest {

    private final AtomicInteger changes = new AtomicInteger();
    private final Slots slots = new Slots(2, changes::incrementAndGet);

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
        Slots none = new Slots(0, () -> { });
        assertFalse(none.tryTakeLocal(0));
        assertTrue(none.tryTakeLocal(2));
        assertTrue(none.tryTakeLocal(2));
        assertFalse(none.tryTakeLocal(2));
    }

    @Test
    void shouldLeaveToOthersWhatThisMachineDoesNotUseItself() throws InterruptedException {
        slots.takeLocal();
        slots.takeRemote();
        assertEquals(1, slots.leftForOthers());
        assertEquals(2, slots.running());
        slots.releaseRemote();
        slots.releaseLocal();
        assertEquals(2, slots.leftForOthers());
        assertEquals(4, changes.get());
    }
}
