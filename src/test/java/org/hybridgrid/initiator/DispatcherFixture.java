package org.hybridgrid.initiator;

import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.hybridgrid.model.Digest;
import org.hybridgrid.model.Family;
import org.hybridgrid.model.InputSet;
import org.hybridgrid.protocol.Room;
import org.hybridgrid.protocol.StealRequest;
import org.hybridgrid.protocol.WireAction;
import org.hybridgrid.schedule.Slots;
import org.hybridgrid.schedule.SpeedGauge;

/** A dispatcher whose decisions are noted, and the words for what happens to it. */
abstract class DispatcherFixture {

    static final Digest GCC = Digest.ofContent(new byte[] {1});
    static final Digest CLANG = Digest.ofContent(new byte[] {2});

    record Granted(String worker, PendingAction action) {
    }

    final List<Granted> granted = new ArrayList<>();
    final List<Granted> recalled = new ArrayList<>();
    final List<PendingAction> cancelled = new ArrayList<>();
    final Courier courier = new Courier() {
        @Override
        public void grant(Peer worker, PendingAction action) {
            granted.add(new Granted(worker.id(), action));
        }

        @Override
        public void recall(Peer worker, PendingAction action) {
            recalled.add(new Granted(worker.id(), action));
        }

        @Override
        public void cancel(PendingAction action) {
            cancelled.add(action);
        }

        @Override
        public void raced() {
            races++;
        }

        @Override
        public void lookAgain() {
        }
    };
    int races;
    long said;

    Dispatcher dispatcher(int ownSlots) {
        return dispatcher(slots(ownSlots));
    }

    static Slots slots(int total) {
        return new Slots(total, () -> 4000, () -> { });
    }

    Dispatcher dispatcher(Slots slots) {
        return new Dispatcher(slots, new SpeedGauge(), 2, courier);
    }

    static Peer peer(String id) {
        return new Peer(id, id, InetSocketAddress.createUnresolved("host", 1));
    }

    StealRequest asks(int free, double speed, Digest... toolchains) {
        return new StealRequest(new Room(free, 0, ++said, speed), 2, 4000, List.of(toolchains));
    }

    static PendingAction action(long cost, Digest toolchain) {
        return PendingAction.anywhere(new WireAction(toolchain, Family.GCC, List.of(), "/", "/", Map.of(),
                new InputSet(List.of(), List.of(), List.of()), List.of(), cost, 0), Map.of(), false);
    }

    static PendingAction remoteOnly(Digest toolchain) {
        return PendingAction.anywhere(action(10, toolchain).action(), Map.of(), true);
    }
}
