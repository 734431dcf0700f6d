package org.hybridgrid.initiator;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.hybridgrid.model.Digest;
import org.hybridgrid.protocol.Room;
import org.hybridgrid.protocol.StealRequest;
import org.hybridgrid.schedule.Held;
import org.hybridgrid.schedule.Thief;

/** A worker's standing request and what was granted against it. Guarded by the {@link Dispatcher}'s lock. */
final class ThiefState {

    private final Peer peer;
    private Set<Digest> toolchains = Set.of();
    private int slots = 1;
    private int memoryMb = Integer.MAX_VALUE;
    private Room room = new Room(0, 0, 0, 1);
    private boolean rests;
    private boolean barred;
    private long granted;
    private final List<Holding> held = new ArrayList<>();

    /** @param sinceMs when it began to run, or when it was granted if it only waits there */
    private record Holding(PendingAction action, double sinceMs, boolean runs) {
    }

    /** @param barred whether it gets nothing, whatever it asks for */
    ThiefState(Peer peer, boolean barred) {
        this.peer = peer;
        this.barred = barred;
    }

    Peer peer() {
        return peer;
    }

    void asks(StealRequest request) {
        toolchains = Set.copyOf(request.toolchains());
        slots = Math.max(1, request.slots());
        memoryMb = request.memoryMb();
        hasRoom(request.room());
    }

    /** The worker said how much room it had; what it said later may have come before. */
    void hasRoom(Room said) {
        if (said.number() > room.number()) {
            room = said;
            rests = false;
        }
    }

    /** How many more actions it takes, as far as we know. */
    private int credit() {
        return rests || barred ? 0 : (int) Math.max(0, room.free() - Math.max(0, granted - room.granted()));
    }

    boolean has(Digest toolchain) {
        return !barred && toolchains.contains(toolchain);
    }

    /** Whether it would have it, were it not barred. */
    boolean isBarredWith(Digest toolchain) {
        return barred && toolchains.contains(toolchain);
    }

    void bar() {
        barred = true;
    }

    double speed() {
        return room.speed();
    }

    /** Whether it would begin one more at once. */
    boolean isIdle() {
        return credit() > 0 && held.size() < slots;
    }

    boolean hasLeases() {
        return !held.isEmpty();
    }

    Set<Digest> toolchainsHeld() {
        return held.stream().map(each -> each.action().action().toolchain()).collect(Collectors.toSet());
    }

    void grants(PendingAction action, double nowMs) {
        granted++;
        held.add(new Holding(action, nowMs, held.size() < slots));
    }

    /** A lease ended, however. The first that waits behind it is taken to begin: workers run actions in the order of their grants. */
    void ends(PendingAction action, double nowMs) {
        held.removeIf(each -> each.action() == action);
        for (int i = 0; i < Math.min(slots, held.size()); i++) {
            begin(i, nowMs);
        }
    }

    /** The worker says that it runs. */
    void runs(PendingAction action, double nowMs) {
        for (int i = 0; i < held.size(); i++) {
            if (held.get(i).action() == action) {
                begin(i, nowMs);
            }
        }
    }

    private void begin(int at, double nowMs) {
        if (!held.get(at).runs()) {
            held.set(at, new Holding(held.get(at).action(), nowMs, true));
        }
    }

    /**
     * It could not be reached, and may not know it: nothing more goes there until it says something or {@link #rested}. The next link counts
     * grants from the beginning.
     */
    void unreachable() {
        granted = 0;
        room = new Room(Math.max(1, room.free()), 0, room.number(), room.speed());
        rests = true;
    }

    /** It may be tried again. */
    void rested() {
        rests = false;
    }

    /** @param promised what it is about to get */
    Thief<PendingAction> thief(List<Held<PendingAction>> promised) {
        List<Held<PendingAction>> holds = new ArrayList<>();
        held.forEach(each -> holds.add(new Held<>(each.action(), each.sinceMs(), each.runs(), each.action().mayBeTaken())));
        holds.addAll(promised);
        return new Thief<>(peer.id(), false, room.speed(), slots, Math.max(0, credit() - promised.size()), memoryMb * 1024L, holds);
    }
}
