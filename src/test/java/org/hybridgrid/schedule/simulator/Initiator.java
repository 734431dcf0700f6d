package org.hybridgrid.schedule.simulator;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/** A build: make releases actions as earlier ones end, they are scanned, wait, and are granted as the strategy says. */
final class Initiator {

    final List<Work> waiting = new ArrayList<>();
    final List<Node> nodes = new ArrayList<>();
    final Node here;
    /** Stands for what others run. */
    final Work typical;
    final Clock clock;
    final String name;
    int declines;
    final Scenario scenario;
    private final Estimates estimates;
    private final Strategy strategy;
    private final Iterator<TracedCompile> build;
    /** Actions that make has in work at a time. */
    int window;
    private int released;
    int unfinished;
    private boolean acting;
    double endedAt = -1;
    /** True cost of what has ended. */
    double doneMs;
    int grants;
    int reclaims;
    int races;

    Initiator(Clock clock, Scenario scenario, List<Machine> machines, int own, Trace trace, Estimates estimates, Strategy strategy) {
        this.clock = clock;
        this.name = "initiator " + own;
        this.scenario = scenario;
        this.estimates = estimates;
        this.strategy = strategy;
        this.window = scenario.window();
        TracedCompile mean = new TracedCompile("", trace.totalMs() / trace.compiles().size(), 0, 0, trace.compiles().get(0).features());
        this.typical = new Work(mean, -1);
        typical.estimate = mean.cpuMs();
        this.build = trace.compiles().iterator();
        machines.forEach(machine -> nodes.add(new Node(machine, machine.id == own, this)));
        here = nodes.get(own).slots() > 0 && nodes.get(own).machine.slots > 0 ? nodes.get(own) : null;
    }

    boolean ended() {
        return endedAt >= 0;
    }

    void begin() {
        for (int i = 0; i < window; i++) {
            release();
        }
        tick();
    }

    private void tick() {
        if (!ended()) {
            act();
            clock.in(100, this::tick);
        }
    }

    private void release() {
        if (!build.hasNext()) {
            if (unfinished == 0 && !ended()) {
                endedAt = clock.now();
            }
            return;
        }
        Work work = new Work(build.next(), released++);
        unfinished++;
        work.estimate = estimates.expect(work.compile);
        if (strategy.hereAtOnce(this)) {
            grant(work, here);
        } else if (scenario.scanMs() > 0) {
            nodes.get(ownIndex()).machine.processor.start(scenario.scanMs(), () -> submit(work));
        } else {
            submit(work);
        }
    }

    private int ownIndex() {
        for (int i = 0; i < nodes.size(); i++) {
            if (nodes.get(i).here) {
                return i;
            }
        }
        throw new IllegalStateException();
    }

    private void submit(Work work) {
        insert(work);
        act();
    }

    /** Heaviest first, as the dispatcher keeps them. */
    private void insert(Work work) {
        int low = 0;
        int high = waiting.size();
        while (low < high) {
            int middle = (low + high) / 2;
            if (waiting.get(middle).estimate >= work.estimate) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        waiting.add(low, work);
    }

    /** Strategies may cause changes; they are asked again only when they have returned. */
    private void act() {
        if (!acting) {
            acting = true;
            strategy.act(this);
            acting = false;
        }
    }

    Attempt grant(Work work, Node to) {
        waiting.remove(work);
        grants++;
        Attempt attempt = new Attempt(work, this, to, clock.now());
        work.attempts.add(attempt);
        work.attempts.forEach(other -> other.node.changed());
        to.add(attempt);
        if (to.here) {
            to.machine.arrive(attempt);
        } else {
            to.travelling++;
            to.changed();
            clock.in(scenario.latencyMs() + scenario.transferMs(), () -> {
                to.travelling--;
                to.changed();
                to.machine.arrive(attempt);
            });
        }
        return attempt;
    }

    /** Takes an action back, to wait again. */
    void reclaim(Attempt attempt) {
        reclaims++;
        end(attempt);
        clock.in(attempt.node.here ? 0 : scenario.latencyMs(), () -> attempt.node.machine.cancel(attempt));
        insert(attempt.work);
    }

    void race(Work work, Node on) {
        races++;
        grant(work, on);
    }

    private void end(Attempt attempt) {
        attempt.over = true;
        attempt.work.attempts.remove(attempt);
        attempt.node.remove(attempt, clock.now());
        attempt.work.attempts.forEach(other -> other.node.changed());
    }

    /** Somebody else was granted the room. */
    void declined(Attempt attempt) {
        declines++;
        clock.in(scenario.latencyMs(), () -> {
            if (!attempt.over) {
                end(attempt);
                if (attempt.work.attempts.isEmpty()) {
                    insert(attempt.work);
                }
                act();
            }
        });
    }

    /** A worker has a result. */
    void comesBack(Attempt attempt) {
        clock.in(attempt.node.here ? 0 : scenario.latencyMs() + scenario.transferMs(), () -> result(attempt));
    }

    private void result(Attempt attempt) {
        if (attempt.over) {
            return;
        }
        end(attempt);
        Work work = attempt.work;
        work.done = true;
        for (Attempt loser : List.copyOf(work.attempts)) {
            end(loser);
            clock.in(loser.node.here ? 0 : scenario.latencyMs(), () -> loser.node.machine.cancel(loser));
        }
        waiting.remove(work);
        doneMs += work.compile.cpuMs();
        estimates.learn(work.compile);
        unfinished--;
        acting = true; // once, for the room and what it lets make release
        release();
        acting = false;
        act();
    }

    /** A node is gone: its leases go back to the front. */
    void gone(Node node) {
        node.gone = true;
        node.changed();
        for (Attempt lost : List.copyOf(node.leases)) {
            end(lost);
            lost.work.refused.add(node.machine);
            if (lost.work.attempts.isEmpty()) {
                insert(lost.work);
            }
        }
        act();
    }

    /** Somebody else's action made room. */
    void roomChanged() {
        if (!ended()) {
            act();
        }
    }
}
