package org.hybridgrid.schedule;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * What idle nodes do when nothing is granted to them: they get what was granted ahead elsewhere and has not begun, and race what takes too
 * long. So an estimate that was wrong, a node that became slow and one that died unseen cost little. Pure.
 *
 * @param <A> the caller's actions
 */
public final class TailPolicy<A extends Costed> {

    /** What beginning elsewhere costs beyond the compile: messages, inputs that must be sent. Milliseconds. */
    private static final double START_MS = 30;
    /** The idle node must be expected to end it in this share of the time: estimates are wrong, and a race wants a CPU that others may want. */
    private static final double WORTH = 0.8;
    /** The same for this machine: a client's own compiler can't be called off when the other result comes first, so that one is given up. */
    private static final double WORTH_HERE = 0.5;

    /** A correction that could be made, and when the action is expected to end without it. */
    private record Late<A extends Costed>(Held<A> held, Thief<A> at, double endMs) {
    }

    /**
     * Decides on the next correction: for what would end last. The caller carries it out and asks again, until nothing is left to do.
     * To be asked after {@link StealPolicy} has nothing to grant, and from time to time, since stragglers show by time alone.
     *
     * @param nowMs the time, on the clock that {@link Held#sinceMs} is of
     * @param thieves every node that has asked, and this machine if it offers slots
     * @return a race, a reclaim, or why there is none
     */
    public Decision<A> next(double nowMs, List<Thief<A>> thieves) {
        if (thieves.stream().noneMatch(Thief::isIdle)) {
            return new Decision.Leave<>(Why.NO_ROOM);
        }
        List<Thief<A>> idle = thieves.stream().filter(Thief::isIdle)
                .sorted(Comparator.<Thief<A>>comparingDouble(Thief::speed).reversed()).toList();
        for (Late<A> late : late(nowMs, thieves, START_MS / WORTH)) {
            for (Thief<A> thief : idle) {
                A action = late.held().action();
                if (thief != late.at() && action.mayRunOn(thief.id()) && thief.memoryKib() >= action.peakKib() && thief.hasMemoryFor(action)) {
                    if (endsSooner(nowMs, late, thief)) {
                        return late.held().runs() ? new Decision.Race<>(action, late.at(), thief, Why.STRAGGLER)
                                : new Decision.Reclaim<>(action, late.at(), thief, Why.IDLE_SOONER);
                    }
                    if (!thief.here()) {
                        break; // the others are slower
                    }
                }
            }
        }
        return new Decision.Leave<>(Why.ALL_IN_TIME);
    }

    /** What ends after that time and can be had elsewhere, last first. */
    private List<Late<A>> late(double nowMs, List<Thief<A>> thieves, double thanMs) {
        List<Late<A>> late = new ArrayList<>();
        for (Thief<A> thief : thieves) {
            if (thief.here()) {
                continue;
            }
            double[] slots = new double[thief.slots()];
            for (Held<A> held : thief.held()) {
                int slot = Thief.earliest(slots);
                slots[slot] += held.left(nowMs, thief.speed()) / thief.speed();
                if (held.alone() && slots[slot] > thanMs) {
                    late.add(new Late<>(held, thief, slots[slot]));
                }
            }
        }
        late.sort(Comparator.<Late<A>>comparingDouble(Late::endMs).reversed());
        return late;
    }

    private static <A extends Costed> boolean endsSooner(double nowMs, Late<A> late, Thief<A> idle) {
        double cost = late.held().anew(nowMs, late.at().speed());
        double worth = idle.here() && late.held().runs() ? WORTH_HERE : WORTH;
        return START_MS + cost / idle.speed() < worth * late.endMs();
    }
}
