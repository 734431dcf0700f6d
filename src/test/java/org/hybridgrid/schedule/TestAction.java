package org.hybridgrid.schedule;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** An action of a test; two are never the same. */
final class TestAction implements Costed {

    private final double cost;
    private final long peakKib;
    private final Set<String> refusing;

    TestAction(double cost) {
        this(cost, 0);
    }

    TestAction(double cost, long peakKib, String... refusing) {
        this.cost = cost;
        this.peakKib = peakKib;
        this.refusing = Set.of(refusing);
    }

    /** Another node with actions that were granted to it at time 0; as many as it has slots run. */
    static Thief<TestAction> thief(String id, double speed, int slots, int credit, TestAction... actions) {
        List<Held<TestAction>> held = new ArrayList<>();
        for (TestAction action : actions) {
            held.add(new Held<>(action, 0, held.size() < slots, true));
        }
        return new Thief<>(id, false, speed, slots, credit, Long.MAX_VALUE, held);
    }

    @Override
    public double cost() {
        return cost;
    }

    @Override
    public long peakKib() {
        return peakKib;
    }

    @Override
    public boolean mayRunOn(String node) {
        return !refusing.contains(node);
    }

    @Override
    public String toString() {
        return cost + " ms";
    }
}
