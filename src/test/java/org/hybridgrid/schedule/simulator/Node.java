package org.hybridgrid.schedule.simulator;

import java.util.ArrayList;
import java.util.List;

/** What an initiator knows of a node: what the node said, and its own leases there. */
final class Node {

    final Machine machine;
    final boolean here;
    final List<Attempt> leases = new ArrayList<>();
    /** What it was told of the node's death. */
    boolean gone;
    /** Its grants that have not arrived yet. */
    int travelling;

    Node(Machine machine, boolean here) {
        this.machine = machine;
        this.here = here;
    }

    int slots() {
        return Math.max(1, machine.slots);
    }

    double speed() {
        return machine.gauge.speed();
    }

    int credit() {
        return gone ? 0 : here ? machine.slots - machine.running : Math.max(0, machine.free() - travelling);
    }

    /** Expected work of the leases, as if none had begun. */
    double outstanding() {
        double sum = 0;
        for (Attempt lease : leases) {
            sum += lease.work.estimate;
        }
        return sum;
    }
}
