package org.hybridgrid.observe;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.hybridgrid.cluster.link.Traffic;
import org.hybridgrid.initiator.Events;
import org.hybridgrid.model.Fault;
import org.hybridgrid.model.LocalReason;
import org.hybridgrid.threads.DaemonThreads;

/**
 * Counts. Kept on disk about a second after a change, so that a node that is killed loses little. Thread-safe: everything is guarded by this
 * object.
 */
public final class Counters implements Events, AutoCloseable {

    private static final Logger LOG = Logger.getLogger(Counters.class.getName());
    private static final long SAVE_DELAY_MS = 1_000;

    private final StatisticsFile file;
    private final Traffic traffic;
    private final ScheduledThreadPoolExecutor saver = DaemonThreads.clock("stats-save");
    private Statistics now;
    private Statistics.Bytes bytesBefore;
    private boolean saving;

    /** Goes on counting where the last node of this state directory stopped. */
    public Counters(Path stateDirectory, Traffic traffic) {
        this.file = new StatisticsFile(stateDirectory);
        this.traffic = traffic;
        this.now = file.load();
        this.bytesBefore = now.bytes;
    }

    private void changed() {
        if (!saving) {
            saving = true;
            saver.schedule(this::save, SAVE_DELAY_MS, TimeUnit.MILLISECONDS);
        }
    }

    private void save() {
        synchronized (this) {
            saving = false;
        }
        try {
            file.save(snapshot());
        } catch (IOException e) {
            LOG.log(Level.FINE, "the statistics could not be kept", e);
        }
    }

    /** A copy of the counters. */
    public Statistics snapshot() {
        List<String> notes = file.takeFallbacks(); // before the lock, for which every compile waits
        synchronized (this) {
            for (String note : notes) {
                String[] words = note.split(" ");
                if (words.length >= 2) {
                    now.faults.merge(words[1], 1L, Long::sum);
                }
            }
            return copy();
        }
    }

    private Statistics copy() {
        Statistics copy = StatisticsFile.copy(now);
        copy.bytes.sent = bytesBefore.sent + traffic.sent();
        copy.bytes.sentRaw = bytesBefore.sentRaw + traffic.sentRaw();
        copy.bytes.received = bytesBefore.received + traffic.received();
        copy.bytes.receivedRaw = bytesBefore.receivedRaw + traffic.receivedRaw();
        return copy;
    }

    /** The counters as {@code stats --json} shows them. */
    public String json() {
        return StatisticsFile.json(snapshot());
    }

    /** Starts again from zero. */
    public void reset() {
        file.takeFallbacks();
        clear();
    }

    private synchronized void clear() {
        now = new Statistics();
        bytesBefore = new Statistics.Bytes();
        bytesBefore.sent = -traffic.sent();
        bytesBefore.sentRaw = -traffic.sentRaw();
        bytesBefore.received = -traffic.received();
        bytesBefore.receivedRaw = -traffic.receivedRaw();
        changed();
    }

    @Override
    public synchronized void distributable() {
        now.distributable.total++;
        changed();
    }

    @Override
    public synchronized void local(LocalReason reason, boolean distributable) {
        now.compiles.total++;
        now.compiles.local++;
        if (distributable) {
            now.distributable.local++;
        }
        now.localReasons.merge(reason.label(), 1L, Long::sum);
        changed();
    }

    @Override
    public synchronized void remote(String worker, boolean preprocessed, long cpuMicros) {
        now.compiles.total++;
        now.compiles.remote++;
        now.distributable.remote++;
        if (preprocessed) {
            now.inputs.preprocessed++;
            now.distributable.preprocessed++;
        } else {
            now.inputs.shipped++;
            now.distributable.shipped++;
        }
        Statistics.WorkerShare share = now.workers.computeIfAbsent(worker, name -> new Statistics.WorkerShare());
        share.executed++;
        share.cpuMs += Math.round(cpuMicros / 1000.0);
        changed();
    }

    @Override
    public synchronized void compileFailed(boolean distributable) {
        now.compiles.failed++;
        if (distributable) {
            now.distributable.failed++;
        }
        changed();
    }

    @Override
    public synchronized void compared(boolean same) {
        now.verify.compared++;
        if (!same) {
            now.verify.different++;
        }
        changed();
    }

    @Override
    public void fault(Fault fault, String detail) {
        LOG.log(Level.INFO, "{0}: {1}", new Object[] {fault.explanation(), detail});
        synchronized (this) {
            now.faults.merge(fault.label(), 1L, Long::sum);
            changed();
        }
    }

    @Override
    public synchronized void granted() {
        now.steals.granted++;
        changed();
    }

    @Override
    public synchronized void declined() {
        now.steals.declined++;
        changed();
    }

    @Override
    public synchronized void recalled() {
        now.steals.recalled++;
        changed();
    }

    @Override
    public synchronized void raced() {
        now.steals.raced++;
        changed();
    }

    @Override
    public synchronized void raceWon() {
        now.steals.raceWon++;
        changed();
    }

    @Override
    public synchronized void lapsed() {
        now.steals.lapsed++;
        changed();
    }

    @Override
    public void close() {
        saver.shutdownNow();
        save();
    }
}
