package org.hybridgrid.schedule.simulator;

import java.util.ArrayList;
import java.util.List;

/**
 * The CPUs of a node: what runs shares them evenly, and nothing runs faster than one slot. Work is in reference milliseconds.
 */
final class Processor {

    /** Something that runs. */
    static final class Running {
        private double left;
        private final Runnable done;

        Running(double work, Runnable done) {
            this.left = work;
            this.done = done;
        }
    }

    private final Clock clock;
    private final int slots;
    private double speed;
    private double factor = 1;
    private final List<Running> all = new ArrayList<>();
    private double last;
    private long plan;

    Processor(Clock clock, int slots, double speed) {
        this.clock = clock;
        this.slots = slots;
        this.speed = speed;
    }

    private double rate() {
        return factor * Math.min(speed, speed * Math.max(1, slots) / Math.max(1, all.size()));
    }

    Running start(double work, Runnable done) {
        advance();
        Running running = new Running(work, done);
        all.add(running);
        replan();
        return running;
    }

    void stop(Running running) {
        advance();
        all.remove(running);
        replan();
    }

    void stopAll() {
        advance();
        all.clear();
        replan();
    }

    /** From now on everything goes at this fraction of the speed. */
    void slowDown(double to) {
        advance();
        factor = to;
        replan();
    }

    private void advance() {
        double work = (clock.now() - last) * rate();
        last = clock.now();
        for (Running running : all) {
            running.left -= work;
        }
    }

    private void replan() {
        plan++;
        if (all.isEmpty() || rate() <= 0) {
            return;
        }
        Running first = all.get(0);
        for (Running running : all) {
            if (running.left < first.left) {
                first = running;
            }
        }
        long planned = plan;
        Running ends = first;
        clock.in(first.left / rate(), () -> {
            if (planned == plan) {
                advance();
                all.remove(ends);
                replan();
                ends.done.run();
            }
        });
    }
}
