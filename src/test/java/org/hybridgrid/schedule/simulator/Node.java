package org.hybridgrid.schedule.simulator;

import java.util.ArrayList;
import java.util.List;
import org.hybridgrid.schedule.Held;
import org.hybridgrid.schedule.Thief;

/** What an initiator knows of a node: what the node said, and its own leases there. */
final class Node {

    final Machine machine;
    final boolean here;
    private final Initiator of;
    final List<Attempt> leases = new ArrayList<>();
    /** It was told of the node's death. */
    boolean gone;
    /** Its grants that have not arrived yet. */
    int travelling;
    private Thief<Work> thief;

    Node(Machine machine, boolean here, Initiator of) {
        this.machine = machine;
        this.of = of;
        machine.views.add(this);
        this.here = here;
    }

    int slots() {
        return Math.max(1, machine.slots);
    }

    double speed() {
        return machine.gauge.speed();
    }

    boolean hasRoom() {
        return (thief == null ? credit() : thief.credit()) > 0;
    }

    int credit() {
        return gone ? 0 : Math.max(0, here ? machine.slots - machine.running : machine.offer(of) - travelling);
    }

    /** Expected work of the leases, as if none had begun. */
    double outstanding() {
        double sum = 0;
        for (Attempt lease : leases) {
            sum += lease.work.estimate;
        }
        return sum;
    }

    void changed() {
        thief = null;
    }

    void add(Attempt lease) {
        leases.add(lease);
        believe(lease.grantedAt);
    }

    void remove(Attempt lease, double now) {
        leases.remove(lease);
        believe(now);
    }

    /** Nobody says when an action begins: the first in the order of their grants are taken to run. */
    private void believe(double now) {
        for (int i = 0; i < Math.min(leases.size(), slots()); i++) {
            if (leases.get(i).believedStart < 0) {
                leases.get(i).believedStart = now;
            }
        }
        thief = null;
    }

    /** Actions of other initiators there: room that is gone, and that its own grants don't explain. */
    private int others() {
        return here || machine.initiators.size() < 2 ? 0 : Math.max(0, machine.accepted() + travelling - leases.size());
    }

    Thief<Work> thief() {
        if (thief == null || machine.initiators.size() > 1) {
            List<Held<Work>> held = new ArrayList<>(leases.size());
            for (int i = others(); i > 0; i--) {
                held.add(new Held<>(of.typical, of.clock.now(), false, false));
            }
            for (Attempt lease : leases) {
                boolean runs = lease.believedStart >= 0;
                held.add(new Held<>(lease.work, runs ? lease.believedStart : lease.grantedAt, runs, lease.work.attempts.size() == 1));
            }
            thief = new Thief<>(machine.name, here, speed(), slots(), credit(), Long.MAX_VALUE, held);
        }
        return thief;
    }
}
