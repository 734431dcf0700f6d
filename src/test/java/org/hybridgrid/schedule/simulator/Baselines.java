package org.hybridgrid.schedule.simulator;

import java.util.List;
import java.util.Random;
import java.util.function.BiFunction;
import java.util.function.ToDoubleFunction;

/** Rules that others use. Each is told as much as our own: speeds, estimates and what is where. */
final class Baselines {

    private Baselines() {
    }

    private static Strategy push(BiFunction<Initiator, Work, Node> choose) {
        return new Strategy() {
            @Override
            public void act(Initiator initiator) {
                while (!initiator.waiting.isEmpty()) {
                    Work work = oldest(initiator);
                    initiator.grant(work, choose.apply(initiator, work));
                }
            }

            @Override
            public boolean hereAtOnce(Initiator initiator) {
                return false;
            }
        };
    }

    /** First come, first served. */
    static Work oldest(Initiator initiator) {
        Work oldest = initiator.waiting.get(0);
        for (Work work : initiator.waiting) {
            if (work.number < oldest.number) {
                oldest = work;
            }
        }
        return oldest;
    }

    private static List<Node> usable(Initiator initiator) {
        return initiator.nodes.stream().filter(node -> !node.gone && node.machine.slots > 0).toList();
    }

    private static Node least(List<Node> nodes, ToDoubleFunction<Node> value) {
        Node best = nodes.get(0);
        for (Node node : nodes) {
            if (value.applyAsDouble(node) < value.applyAsDouble(best)) {
                best = node;
            }
        }
        return best;
    }

    private static double load(Node node) {
        return (double) (node.machine.accepted() + node.travelling) / node.slots();
    }

    /** Any node, by lot. */
    static Strategy random(long seed) {
        Random random = new Random(seed);
        return push((initiator, work) -> {
            List<Node> nodes = usable(initiator);
            return nodes.get(random.nextInt(nodes.size()));
        });
    }

    /** The less loaded of two nodes drawn by lot (Mitzenmacher, 2001). */
    static Strategy twoChoices(long seed) {
        Random random = new Random(seed);
        return push((initiator, work) -> {
            List<Node> nodes = usable(initiator);
            return least(List.of(nodes.get(random.nextInt(nodes.size())), nodes.get(random.nextInt(nodes.size()))), Baselines::load);
        });
    }

    /** The node with the fewest actions for each slot. */
    static Strategy leastLoaded() {
        return push((initiator, work) -> least(usable(initiator), Baselines::load));
    }

    /**
     * Heterogeneous earliest finish time (Topcuoglu, Hariri and Wu, 2002) of what make has released: without dependencies the rank is the
     * cost, so the heaviest goes to the node that is expected to end it first.
     */
    static Strategy heft() {
        return new Strategy() {
            @Override
            public void act(Initiator initiator) {
                while (!initiator.waiting.isEmpty()) {
                    Work work = initiator.waiting.get(0);
                    initiator.grant(work, least(usable(initiator), node -> finish(node, work.estimate)));
                }
            }

            @Override
            public boolean hereAtOnce(Initiator initiator) {
                return false;
            }
        };
    }

    private static double finish(Node node, double cost) {
        return (Math.max(0, node.outstanding() + cost - cost * node.slots()) / node.slots() + cost) / node.speed();
    }

    /**
     * Icecream's scheduler as its documentation and its users describe it: first come, first served; the fastest by measured speed that has
     * a free slot; if none has, one action is sent ahead to the fastest that has none ahead; a node that was passed over for
     * long is tried, to learn its speed.
     */
    static Strategy icecream() {
        return new Icecream();
    }
}
