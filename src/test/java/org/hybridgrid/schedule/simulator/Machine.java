package org.hybridgrid.schedule.simulator;

import java.util.ArrayList;
import java.util.List;
import org.hybridgrid.schedule.FairRoom;
import org.hybridgrid.schedule.ServedTime;
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
    /** What initiators know of it, to be thought over after a change. */
    final List<Node> views = new ArrayList<>();
    /** All builds, if there are several. */
    List<Initiator> initiators = List.of();
    /** Whether room is spread by {@link FairRoom}; else everyone is told of all of it. */
    boolean fair;
    private final ServedTime served = new ServedTime();
    private double ranMs;
    private int ran;
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

    private void changed() {
        views.forEach(Node::changed);
    }

    /** Actions that are here, running or not. */
    int accepted() {
        return queue.size() + running;
    }

    int free() {
        return alive ? 2 * slots - accepted() : 0;
    }

    /** What an initiator is told of the room. */
    int offer(Initiator to) {
        if (!fair || initiators.size() < 2 || free() <= 0) {
            return Math.max(0, free());
        }
        List<FairRoom.Claim> claims = new ArrayList<>();
        for (Initiator each : initiators) {
            int holds = (int) queue.stream().filter(attempt -> attempt.by == each).count();
            claims.add(new FairRoom.Claim(each.name, served.of(each.name, clock.now()), holds, !each.waiting.isEmpty()));
        }
        return FairRoom.offers(free(), ran == 0 ? 0 : ranMs / ran, claims).get(to.name);
    }

    void arrive(Attempt attempt) {
        if (alive && !attempt.over && initiators.size() > 1 && free() <= 0 && !attempt.node.here) {
            attempt.by.declined(attempt);
        } else if (alive && !attempt.over) {
            queue.add(attempt);
            startNext();
            changed();
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
        served.served(attempt.by.name, wall, clock.now());
        ranMs += wall;
        ran++;
        attempt.running = null;
        startNext();
        changed();
        attempt.by.comesBack(attempt);
        if (initiators.size() > 1) {
            clock.in(attempt.by.scenario.latencyMs(), () -> initiators.forEach(Initiator::roomChanged));
        }
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
        changed();
    }

    void die() {
        alive = false;
        processor.stopAll();
        queue.clear();
        running = 0;
        changed();
    }
}
