package org.hybridgrid.schedule.simulator;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;

/** Runs builds in a scenario and tells when they ended. */
final class Simulation {

    /** How long the members of a cluster take to agree that a node is dead. */
    private static final double DETECTION_MS = 700;

    /**
     * How it ended.
     *
     * @param makespanMs when the last build ended
     * @param idealMs the bound that no order of the work can beat
     * @param doneMs how much of each initiator's work was done when the first of them ended, in reference milliseconds
     */
    record Outcome(double makespanMs, double idealMs, int grants, int reclaims, int races, double spentMs, List<Double> doneMs) {
        double overIdeal() {
            return makespanMs / idealMs;
        }
    }

    private Simulation() {
    }

    static Outcome run(Scenario scenario, Trace trace, Supplier<Strategy> strategy, Function<Trace, Estimates> estimates) {
        Clock clock = new Clock();
        List<Machine> machines = new ArrayList<>();
        for (Scenario.Spec spec : scenario.nodes()) {
            machines.add(new Machine(clock, machines.size(), spec, scenario.overheadMs()));
        }
        List<Initiator> initiators = new ArrayList<>();
        for (int i = 0; i < scenario.initiators(); i++) {
            initiators.add(new Initiator(clock, scenario, machines, i, trace, estimates.apply(trace), strategy.get()));
        }
        for (Scenario.Mishap mishap : scenario.mishaps()) {
            clock.in(mishap.atMs(), () -> befall(mishap, machines.get(mishap.node()), clock, initiators));
        }
        if (scenario.initiators() > 1) {
            initiators.get(0).window *= scenario.greed();
            machines.forEach(machine -> {
                machine.initiators = initiators;
                machine.fair = scenario.fair();
            });
        }
        initiators.forEach(Initiator::begin);
        List<Double> atFirstEnd = null;
        while (!initiators.stream().allMatch(Initiator::ended) && clock.step()) {
            if (atFirstEnd == null && initiators.stream().anyMatch(Initiator::ended)) {
                atFirstEnd = initiators.stream().map(initiator -> initiator.doneMs).toList();
            }
        }
        if (!initiators.stream().allMatch(Initiator::ended)) {
            throw new IllegalStateException("a build never ends");
        }
        return new Outcome(initiators.stream().mapToDouble(each -> each.endedAt).max().orElse(0),
                scenario.idealMs(trace.totalMs() * scenario.initiators(), trace.longestMs()),
                initiators.stream().mapToInt(each -> each.grants).sum(), initiators.stream().mapToInt(each -> each.reclaims).sum(),
                initiators.stream().mapToInt(each -> each.races).sum(),
                machines.stream().mapToDouble(machine -> machine.spentMs).sum(), atFirstEnd);
    }

    private static void befall(Scenario.Mishap mishap, Machine machine, Clock clock, List<Initiator> initiators) {
        machine.processor.slowDown(mishap.factor());
        if (mishap.factor() == 0) {
            machine.die();
            clock.in(DETECTION_MS, () -> initiators.forEach(each -> each.gone(each.nodes.get(machine.id))));
        }
    }
}
