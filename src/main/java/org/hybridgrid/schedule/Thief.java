package org.hybridgrid.schedule;

import java.util.ArrayList;
import java.util.List;

/**
 * A node that works for this initiator, or could: another one by its standing request, or this machine itself.
 *
 * @param id its name to {@link Costed#mayRunOn}
 * @param here whether it is this machine. What runs here can't be taken back: a client runs it
 * @param speed reference milliseconds of work per millisecond and slot, above 0
 * @param slots actions it runs at a time, at least 1
 * @param credit actions that it takes now beyond those it holds
 * @param memoryKib memory for compilers, in KiB; {@link Long#MAX_VALUE} if nothing is known
 * @param held what was granted to it and is not finished, in the order of the grants
 */
public record Thief<A extends Costed>(String id, boolean here, double speed, int slots, int credit, long memoryKib,
        List<Held<A>> held) {

    /** Takes one more, and has a slot for it at once. */
    boolean isIdle() {
        return credit > 0 && held.size() < slots;
    }

    /** The same node with one action more. */
    Thief<A> granted(A action, double nowMs) {
        List<Held<A>> holds = new ArrayList<>(held);
        holds.add(new Held<>(action, nowMs, held.size() < slots, true));
        return new Thief<>(id, here, speed, slots, credit - 1, memoryKib, holds);
    }

    /** Whether it counts for what may end where: it takes something, or will. */
    boolean isOfUse() {
        return credit > 0 || !held.isEmpty();
    }

    /** Whether the action fits beside what it holds. What fits nowhere may have a node for itself. */
    boolean hasMemoryFor(A action) {
        if (memoryKib == Long.MAX_VALUE || held.isEmpty()) {
            return true;
        }
        long free = memoryKib;
        for (Held<A> each : held) {
            free -= each.action().peakKib();
        }
        return action.peakKib() <= free;
    }

    /** When each slot is expected to be free, in milliseconds from now: actions begin in the order of their grants. */
    double[] slotsFreeIn(double nowMs) {
        double[] free = new double[slots];
        int begun = 0;
        for (Held<A> each : held) {
            int slot = begun < slots ? begun++ : earliest(free);
            free[slot] += each.left(nowMs, speed) / speed;
        }
        return free;
    }

    static int earliest(double[] free) {
        int earliest = 0;
        for (int i = 1; i < free.length; i++) {
            if (free[i] < free[earliest]) {
                earliest = i;
            }
        }
        return earliest;
    }
}
