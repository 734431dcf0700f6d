package org.hybridgrid.schedule.simulator;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** A compile on its way through an initiator. */
final class Work {

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
}
