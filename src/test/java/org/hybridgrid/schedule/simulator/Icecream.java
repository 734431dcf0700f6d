package org.hybridgrid.schedule.simulator;

import java.util.HashMap;
import java.util.Map;

/** See {@link Baselines#icecream}. */
final class Icecream implements Strategy {

    /** A node that had none of the last so many actions per node is tried again. */
    private static final int PASSED_OVER = 20;

    private final Map<Node, Integer> lastChosen = new HashMap<>();
    private int chosen;

    @Override
    public void act(Initiator initiator) {
        while (!initiator.waiting.isEmpty()) {
            Node best = pick(initiator);
            if (best == null) {
                return;
            }
            lastChosen.put(best, chosen++);
            initiator.grant(Baselines.oldest(initiator), best);
        }
    }

    private Node pick(Initiator initiator) {
        Node best = null;
        int bestRound = 2;
        for (Node node : initiator.nodes) {
            int held = node.machine.accepted() + node.travelling;
            if (node.gone || node.machine.slots == 0 || held > node.machine.slots) {
                continue;
            }
            int round = held < node.machine.slots ? 0 : 1;
            if (round == 0 && chosen - lastChosen.getOrDefault(node, 0) > PASSED_OVER * initiator.nodes.size()) {
                return node;
            }
            if (round < bestRound || round == bestRound && node.speed() > best.speed()) {
                best = node;
                bestRound = round;
            }
        }
        return best;
    }

    @Override
    public boolean hereAtOnce(Initiator initiator) {
        return false;
    }
}
