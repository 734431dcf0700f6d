package org.hybridgrid.schedule.simulator;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * The world that a build runs in. Times in milliseconds.
 *
 * @param nodes workers; the initiators' own machines come first
 * @param initiators how many of the nodes have a build of their own
 * @param window actions that an initiator's make has in work at a time
 * @param latencyMs of a message, one way
 * @param transferMs what an action's inputs, and its result, take beyond that
 * @param scanMs CPU that an action costs its initiator before it can be granted elsewhere
 * @param overheadMs CPU that an action costs a worker beyond its compiler
 * @param mishaps what befalls nodes
 * @param fair whether workers spread their room fairly
 * @param greed how many times as many actions as the others the first initiator's make has in work
 */
record Scenario(List<Spec> nodes, int initiators, int window, double latencyMs, double transferMs, double scanMs,
        double overheadMs, List<Mishap> mishaps, boolean fair, int greed) {

    /** A node, and the speed that it is believed to have before it has run anything. */
    record Spec(int slots, double speed, double assumed) {
    }

    /** From a time on a node has a fraction of its speed; 0 is death. */
    record Mishap(double atMs, int node, double factor) {
    }

    static Scenario of(List<Spec> nodes) {
        int slots = nodes.stream().mapToInt(Spec::slots).sum();
        return new Scenario(nodes, 1, 2 * slots + 4, 0.5, 2, 0, 0, List.of(), true, 1);
    }

    Scenario window(int actions) {
        return new Scenario(nodes, initiators, actions, latencyMs, transferMs, scanMs, overheadMs, mishaps, fair, greed);
    }

    Scenario initiators(int count) {
        return new Scenario(nodes, count, window, latencyMs, transferMs, scanMs, overheadMs, mishaps, fair, greed);
    }

    Scenario fairness(boolean asRuled, int greedOfFirst) {
        return new Scenario(nodes, initiators, window, latencyMs, transferMs, scanMs, overheadMs, mishaps, asRuled, greedOfFirst);
    }

    Scenario network(double latency, double transfer) {
        return new Scenario(nodes, initiators, window, latency, transfer, scanMs, overheadMs, mishaps, fair, greed);
    }

    Scenario costs(double scan, double overhead) {
        return new Scenario(nodes, initiators, window, latencyMs, transferMs, scan, overhead, mishaps, fair, greed);
    }

    Scenario with(Mishap... more) {
        return new Scenario(nodes, initiators, window, latencyMs, transferMs, scanMs, overheadMs, List.of(more), fair, greed);
    }

    /** Nodes of one slot and these speeds, known beforehand. */
    static List<Spec> speeds(double... speeds) {
        List<Spec> nodes = new ArrayList<>();
        for (double speed : speeds) {
            nodes.add(new Spec(1, speed, speed));
        }
        return nodes;
    }

    /** One slot of speed 1 each. */
    static List<Spec> equal(int count) {
        return Collections.nCopies(count, new Spec(1, 1, 1));
    }

    /** One slot each, of speeds from 0.25 to 2, known beforehand. The first is of speed 1. */
    static List<Spec> unequal(int count, long seed) {
        Random random = new Random(seed);
        List<Spec> nodes = new ArrayList<>(equal(1));
        for (int i = 1; i < count; i++) {
            double speed = 0.25 * Math.pow(2, 3 * random.nextDouble());
            nodes.add(new Spec(1, speed, speed));
        }
        return nodes;
    }

    double capacity() {
        return nodes.stream().mapToDouble(node -> node.slots() * node.speed()).sum();
    }

    double fastest() {
        return nodes.stream().mapToDouble(Spec::speed).max().orElse(1);
    }

    /** No order of the work can be done sooner: all of it on all nodes, or the longest compile on the fastest. */
    double idealMs(double totalMs, double longestMs) {
        return Math.max(totalMs / capacity(), longestMs / fastest());
    }
}
