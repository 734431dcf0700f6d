package org.hybridgrid.schedule.simulator;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.hybridgrid.schedule.Costed;

/** A compile on its way through an initiator. */
final class Work implements Costed {

    final TracedCompile compile;
    final int number;
    /** Reference milliseconds, as the initiator expects. */
    double estimate;
    boolean done;
    final List<Attempt> attempts = new ArrayList<>();
    /** Nodes that died with it. */
    final Set<Machine> refused = new HashSet<>();

    Work(TracedCompile compile, int number) {
        this.compile = compile;
        this.number = number;
    }

    @Override
    public double cost() {
        return estimate;
    }

    @Override
    public long peakKib() {
        return 0;
    }

    @Override
    public boolean mayRunOn(String node) {
        return refused.isEmpty() || refused.stream().noneMatch(machine -> machine.name.equals(node));
    }
}
