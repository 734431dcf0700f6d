package org.hybridgrid.schedule.simulator;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalInt;
import org.hybridgrid.schedule.StealPolicy;
import org.hybridgrid.schedule.Thief;

/** The policy as the dispatcher uses it. */
final class PresentPolicy implements Strategy {

    private final StealPolicy policy = new StealPolicy();

    @Override
    public void act(Initiator initiator) {
        while (!initiator.waiting.isEmpty() && grantOne(initiator)) {
            // one more
        }
    }

    private boolean grantOne(Initiator initiator) {
        List<Node> ready = new ArrayList<>(initiator.nodes);
        ready.removeIf(node -> node.credit() <= 0);
        if (ready.isEmpty()) {
            return false;
        }
        ready.sort(Comparator.comparing((Node node) -> node.here).thenComparingInt(node -> node.leases.size() / node.slots())
                .thenComparing(Comparator.comparingDouble(Node::speed).reversed()));
        List<Work> actions = new ArrayList<>(initiator.waiting);
        actions.sort(Comparator.comparingDouble((Work work) -> work.estimate).reversed());
        List<Double> costs = actions.stream().map(work -> work.estimate).toList();
        List<Thief> everyone = new ArrayList<>();
        initiator.nodes.stream().filter(node -> node.credit() > 0 || !node.leases.isEmpty()).map(PresentPolicy::thief).forEach(everyone::add);
        for (Node node : ready) {
            OptionalInt choice = policy.choose(costs, thief(node), everyone);
            if (choice.isPresent()) {
                initiator.grant(actions.get(choice.getAsInt()), node);
                return true;
            }
        }
        return false;
    }

    private static Thief thief(Node node) {
        return new Thief(node.speed(), node.slots(), node.outstanding());
    }
}
