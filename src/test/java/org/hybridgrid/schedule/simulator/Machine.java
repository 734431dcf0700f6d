package org.hybridgrid.schedule.simulator;

import java.util.ArrayList;
import java.util.List;
import org.hybridgrid.schedule.SpeedGauge;

/** A node as a worker: admits actions, lets them wait for a slot, runs them. An initiator's own machine scans as well. */
final class Machine {

    final int id;
    final String name;
    final int slots;
    final double speed;
    final SpeedGauge gauge;
    final Processor processor;
    final List<Attempt> queue = new ArrayList<>();
    private final Clock clock;
    private final double overheadMs;
    int running;
    boolean alive = true;
    /** Reference milliseconds that it spent on actions, wanted or not. */
    double spentMs;

    Machine(Clock clock, int id, Scenario.Spec spec, double overheadMs) {
        this.clock = clock;
        this.id = id;
        this.name = Integer.toString(id);
        this.slots = spec.slots();
        this.speed = spec.speed();
        this.overheadMs = overheadMs;
        this.gauge = new SpeedGauge(spec.assumed());
        this.processor = new Processor(clock, slots, speed);
    }

    /** Actions that are here, running or not. */
    int accepted() {
        return queue.size() + running;
    }

    int free() {
        return alive ? 2 * slots - accepted() : 0;
    }

    void arrive(Attempt attempt) {
        if (alive && !attempt.over) {
            queue.add(attempt);
            startNext();
        }
    }

    private void startNext() {
        while (running < slots && !queue.isEmpty()) {
            start(queue.remove(0));
        }
    }

    private void start(Attempt attempt) {
        running++;
        attempt.startedAt = clock.now();
        attempt.running = processor.start(attempt.work.compile.cpuMs() + overheadMs, () -> ended(attempt));
    }

    private void ended(Attempt attempt) {
        running--;
        spentMs += attempt.work.compile.cpuMs();
        double wall = clock.now() - attempt.startedAt;
        gauge.progressed(attempt.work.compile.cpuMs(), wall);
        gauge.ran(attempt.work.estimate, attempt.work.compile.cpuMs());
        attempt.running = null;
        startNext();
        attempt.by.comesBack(attempt);
    }

    void cancel(Attempt attempt) {
        if (!alive) {
            return;
        }
        if (attempt.running != null) {
            processor.stop(attempt.running);
            spentMs += (clock.now() - attempt.startedAt) * speed;
            attempt.running = null;
            running--;
            startNext();
        } else {
            queue.remove(attempt);
        }
    }

    void die() {
        alive = false;
        processor.stopAll();
        queue.clear();
        running = 0;
    }
}
