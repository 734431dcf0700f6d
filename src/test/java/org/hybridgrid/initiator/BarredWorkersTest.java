package org.hybridgrid.initiator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.hybridgrid.model.LocalReason;
import org.junit.jupiter.api.Test;

/** Workers in quarantine. */
class BarredWorkersTest extends DispatcherFixture {

    @Test
    void shouldGiveABarredWorkerNothingEvenWhenItComesBack() {
        Dispatcher dispatcher = dispatcher(0);
        dispatcher.asks(peer("w"), asks(2, 1, GCC));
        dispatcher.bar("w");
        assertEquals(Optional.of(LocalReason.QUARANTINED), dispatcher.absence(GCC));
        assertEquals(Optional.of(LocalReason.NO_SUCH_TOOLCHAIN), dispatcher.absence(CLANG));
        dispatcher.gone("w");
        assertEquals(Optional.of(LocalReason.ALONE), dispatcher.absence(GCC));
        dispatcher.asks(peer("w"), asks(2, 1, GCC));
        PendingAction action = remoteOnly(GCC);
        dispatcher.submit(action);
        assertEquals(new Verdict.Impossible(LocalReason.QUARANTINED), action.verdict().join());
        assertTrue(granted.isEmpty());
        dispatcher.asks(peer("other"), asks(2, 1, GCC));
        assertEquals(Optional.empty(), dispatcher.absence(GCC));
    }

    @Test
    void shouldGiveWhatABarredWorkerHadToAnother() {
        Dispatcher dispatcher = dispatcher(0);
        dispatcher.asks(peer("w"), asks(1, 2, GCC));
        dispatcher.asks(peer("other"), asks(1, 1, GCC));
        PendingAction action = action(100, GCC);
        dispatcher.submit(action);
        dispatcher.bar("w");
        dispatcher.failed("w", action, null, true, null);
        assertEquals(List.of(new Granted("w", action), new Granted("other", action)), granted);
    }
}
