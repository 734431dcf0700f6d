package org.hybridgrid.worker;

import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.hybridgrid.schedule.SpeedGauge;
import org.hybridgrid.threads.DaemonThreads;

/**
 * Measures what running compilers get of the CPU, once a second while any runs, so that a node which slows down in the middle of a
 * long compile is noticed before it ends. A compile shorter than that counts when it ends. After the last one it watches the node rest, for half a
 * minute at most. Thread-safe; it has no thread after that.
 */
final class SpeedWatch implements AutoCloseable {

    private static final long PERIOD_MS = 1_000;

    private static final class Measured {
        private long sinceNanos = System.nanoTime();
        private long cpuMs;
    }

    private final SpeedGauge gauge;
    private final BooleanSupplier idle;
    private final Runnable changed;
    private final Map<Long, Measured> running = new ConcurrentHashMap<>();
    private final ScheduledThreadPoolExecutor clock;
    private ScheduledFuture<?> ticking;

    /**
     * A watch with nothing to see.
     *
     * @param idle whether no slot is taken, by whomever
     * @param changed called after each look
     */
    SpeedWatch(SpeedGauge gauge, BooleanSupplier idle, Runnable changed) {
        this.gauge = gauge;
        this.idle = idle;
        this.changed = changed;
        clock = DaemonThreads.clock("worker-speed");
    }

    /** A compiler has started. */
    synchronized void started(long pid) {
        running.put(pid, new Measured());
        tick();
    }

    /** Slots were taken or given back, maybe the last one. */
    void mayRest() {
        if (!gauge.isRested()) {
            tick();
        }
    }

    private synchronized void tick() {
        if (ticking == null) {
            ticking = clock.scheduleWithFixedDelay(this::look, PERIOD_MS, PERIOD_MS, TimeUnit.MILLISECONDS);
        }
    }

    /**
     * It has ended.
     *
     * @param cpuMs all that it used; 0 if unknown
     */
    synchronized void ended(long pid, double cpuMs) {
        Measured measured = running.remove(pid);
        if (measured != null && cpuMs > 0) {
            gauge.progressed(Math.max(0, cpuMs - measured.cpuMs), millisSince(measured.sinceNanos));
        }
    }

    private void look() {
        if (idle.getAsBoolean()) {
            gauge.rested(PERIOD_MS);
        }
        running.forEach((pid, measured) -> {
            OptionalLong used = ProcessTime.of(pid);
            synchronized (this) {
                if (used.isPresent() && running.get(pid) == measured) {
                    gauge.progressed(Math.max(0, used.getAsLong() - measured.cpuMs), millisSince(measured.sinceNanos));
                    measured.cpuMs = used.getAsLong();
                    measured.sinceNanos = System.nanoTime();
                }
            }
        });
        stopIfRested();
        changed.run();
    }

    private synchronized void stopIfRested() {
        if (running.isEmpty() && gauge.isRested() && ticking != null) {
            ticking.cancel(false);
            ticking = null;
        }
    }

    private static double millisSince(long nanos) {
        return (System.nanoTime() - nanos) / 1e6;
    }

    @Override
    public void close() {
        clock.shutdownNow();
    }
}
