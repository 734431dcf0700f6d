package org.hybridgrid.schedule;

/** When a node would end more than it holds. Made for one decision, and written to while that is thought through. */
final class Forecast<A extends Costed> {

    private final Thief<A> thief;
    private final double nowMs;
    /** Made when it is needed: most nodes are only looked at. */
    private double[] slots;
    private double firstFree;

    Forecast(Thief<A> thief, double nowMs) {
        this.thief = thief;
        this.nowMs = nowMs;
        if (thief.held().size() >= thief.slots()) {
            slots = thief.slotsFreeIn(nowMs);
            firstFree = slots[Thief.earliest(slots)];
        }
    }

    Thief<A> thief() {
        return thief;
    }

    /** Milliseconds from now. */
    double end(double cost) {
        return firstFree + cost / thief.speed();
    }

    /** Counts with this action for what is thought of next. */
    void add(double cost) {
        if (slots == null) {
            slots = thief.slotsFreeIn(nowMs);
        }
        slots[Thief.earliest(slots)] += cost / thief.speed();
        firstFree = slots[Thief.earliest(slots)];
    }
}
