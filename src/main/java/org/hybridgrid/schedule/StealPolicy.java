package org.hybridgrid.schedule;

import java.util.List;
import java.util.OptionalInt;

/**
 * Which of the waiting actions a thief gets. The fastest thief gets the heaviest; a slower one the heaviest that it can
 * finish before the rest of the queue would be done by everyone together, so that no weak node holds the long pole. Pure.
 */
public final class StealPolicy {

    /**
     * Chooses an action for a thief.
     *
     * @param costs of the waiting actions it could run, in reference milliseconds, heaviest first
     * @param thief who asks
     * @param everyone all nodes that work on this queue, the thief among them
     * @return the index of the chosen action, empty to leave them all to faster nodes
     */
    public OptionalInt choose(List<Double> costs, Thief thief, List<Thief> everyone) {
        if (costs.isEmpty()) {
            return OptionalInt.empty();
        }
        double fastest = everyone.stream().mapToDouble(Thief::speed).max().orElse(thief.speed());
        if (thief.speed() >= fastest * 0.95) {
            return OptionalInt.of(0);
        }
        double capacity = everyone.stream().mapToDouble(t -> t.speed() * t.slots()).sum();
        double work = everyone.stream().mapToDouble(Thief::outstanding).sum()
                + costs.stream().mapToDouble(Double::doubleValue).sum();
        // The end can't come before the heaviest action ends on the fastest node.
        double end = Math.max(work / capacity, costs.get(0) / fastest);
        for (int i = 0; i < costs.size(); i++) {
            if (thief.finish(costs.get(i)) <= end) {
                return OptionalInt.of(i);
            }
        }
        return lastResort(costs, thief, everyone);
    }

    /** Nothing fits before the end: the lightest one all the same, if no faster node would finish it sooner. */
    private OptionalInt lastResort(List<Double> costs, Thief thief, List<Thief> everyone) {
        int lightest = costs.size() - 1;
        double here = thief.finish(costs.get(lightest));
        boolean sooner = everyone.stream()
                .filter(other -> other.speed() > thief.speed())
                .anyMatch(other -> other.finish(costs.get(lightest)) < here);
        return sooner ? OptionalInt.empty() : OptionalInt.of(lightest);
    }
}
