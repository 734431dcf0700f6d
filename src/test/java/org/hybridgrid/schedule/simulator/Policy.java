package org.hybridgrid.schedule.simulator;

import java.util.ArrayList;
import java.util.List;
import org.hybridgrid.schedule.Decision;
import org.hybridgrid.schedule.Held;
import org.hybridgrid.schedule.StealPolicy;
import org.hybridgrid.schedule.TailPolicy;
import org.hybridgrid.schedule.Thief;

/** The node's own policy, used as its dispatcher uses it. */
final class Policy implements Strategy {

    private final StealPolicy<Work> policy = new StealPolicy<>();
    private final TailPolicy<Work> tail = new TailPolicy<>();
    private final boolean tails;

    Policy(boolean tails) {
        this.tails = tails;
    }

    @Override
    public void act(Initiator initiator) {
        double now = initiator.clock.now();
        if (initiator.nodes.stream().noneMatch(Node::hasRoom)) {
            return; // spares thousands of nodes the preparation
        }
        while (!initiator.waiting.isEmpty() && policy.next(now, initiator.waiting, thieves(initiator)) instanceof Decision.Grant<Work> grant) {
            initiator.grant(grant.action(), node(initiator, grant.to()));
        }
        if (tails) {
            while (correct(initiator, tail.next(now, thieves(initiator)))) {
                // one more
            }
        }
    }

    private static boolean correct(Initiator initiator, Decision<Work> decision) {
        if (decision instanceof Decision.Reclaim<Work> reclaim) {
            initiator.reclaim(attempt(reclaim.action(), node(initiator, reclaim.from())));
            initiator.grant(reclaim.action(), node(initiator, reclaim.to()));
            return true;
        }
        if (decision instanceof Decision.Race<Work> race) {
            if (race.on().here()) {
                initiator.reclaim(attempt(race.action(), node(initiator, race.from())));
                initiator.grant(race.action(), node(initiator, race.on()));
            } else {
                initiator.race(race.action(), node(initiator, race.on()));
            }
            return true;
        }
        return false;
    }

    private static Attempt attempt(Work work, Node node) {
        return work.attempts.stream().filter(attempt -> attempt.node == node).findFirst().orElseThrow();
    }

    private static Node node(Initiator initiator, Thief<Work> thief) {
        return initiator.nodes.get(Integer.parseInt(thief.id()));
    }

    private static List<Thief<Work>> thieves(Initiator initiator) {
        List<Thief<Work>> thieves = new ArrayList<>();
        for (Node node : initiator.nodes) {
            if (!node.gone && node.machine.slots > 0) {
                thieves.add(node.thief());
            }
        }
        return thieves;
    }
}
