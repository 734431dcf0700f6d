package org.hybridgrid.worker;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.hybridgrid.model.Digest;
import org.hybridgrid.model.Toolchain;
import org.hybridgrid.protocol.Outbox;
import org.hybridgrid.protocol.Room;
import org.hybridgrid.schedule.Slots;
import org.hybridgrid.schedule.SpeedGauge;
import org.hybridgrid.storage.BlobStore;
import org.hybridgrid.threads.DaemonThreads;

/**
 * The worker's side of a node: admits actions, lets them wait for a slot, runs them. Made at the node's start, closed at
 * its end. Thread-safe; it owns the count of accepted actions, the slots belong to {@link Slots}.
 */
public final class Worker implements AutoCloseable {

    private final String searchPath;
    private final BlobStore store;
    private final Slots slots;
    private final SpeedGauge speed;
    private final SpeedWatch watch;
    private final Function<Digest, Optional<Toolchain>> toolchains;
    private final Confinement confinement;
    private final ActionRule rule;
    private final Runnable freeChanged;
    private final ThreadPoolExecutor runners;
    private final InputRoots roots;
    private final Set<Execution> accepted = ConcurrentHashMap.newKeySet();
    private final AtomicInteger acceptedCount = new AtomicInteger();
    private final RoomShares shares = new RoomShares();
    private long statements;
    private volatile boolean leaving;

    /**
     * A worker that runs nothing yet.
     *
     * @param directory for input roots, in the file system of the store; emptied first
     * @param searchPath the PATH that compilers look for their parts along
     * @param toolchains finds a compiler of this machine by its fingerprint
     * @param freeChanged called when {@link #free} may have changed
     * @throws IOException if the directory can't be emptied or written
     */
    public Worker(Path directory, String searchPath, BlobStore store, Slots slots, SpeedGauge speed,
            Function<Digest, Optional<Toolchain>> toolchains, Confinement confinement, ActionRule rule, Runnable freeChanged)
            throws IOException {
        Leftovers.remove(directory);
        Files.createDirectories(directory);
        Path real = directory.toRealPath();
        if (!RootMapping.usable(real.toString())) {
            throw new IOException("the state directory " + directory.getParent()
                    + " has characters in its path that compilers escape; choose another with --state");
        }
        this.searchPath = searchPath;
        this.store = store;
        this.slots = slots;
        this.speed = speed;
        this.watch = new SpeedWatch(speed, () -> slots.running() == 0, freeChanged);
        this.toolchains = toolchains;
        this.confinement = confinement;
        this.rule = rule;
        this.freeChanged = freeChanged;
        int threads = Math.max(1, slots.total());
        roots = new InputRoots(real, store, threads + 1);
        runners = new ThreadPoolExecutor(threads, threads, 30, TimeUnit.SECONDS, new LinkedBlockingQueue<>(),
                DaemonThreads.named("worker-run"));
        runners.allowCoreThreadTimeOut(true);
    }

    /**
     * Begins to serve an initiator whose link this is.
     *
     * @param initiator its identity in the cluster
     */
    public WorkerSession open(String initiator, Outbox outbox) {
        return new WorkerSession(this, initiator, outbox);
    }

    /** A slot was taken or given back. */
    public void mayRest() {
        watch.mayRest();
    }

    /** These initiators have actions that wait: each gets its share of the room. */
    public void queueing(Set<String> initiators) {
        synchronized (accepted) {
            shares.queueing(initiators);
        }
        freeChanged.run();
    }

    /** Whether this initiator has actions that wait, as far as is known. */
    public boolean isAwaitedBy(String initiator) {
        synchronized (accepted) {
            return shares.isQueueing(initiator);
        }
    }

    /**
     * How many more actions would be accepted now: two for each slot that this machine's own commands leave, one to
     * run and one ahead of it, to hide the network.
     */
    public int free() {
        return leaving ? 0 : Math.max(0, 2 * slots.leftForOthers() - acceptedCount.get());
    }

    /** States the room that there is now for an initiator, of which so many grants were seen. */
    public Room room(String initiator, long granted) {
        synchronized (accepted) {
            return new Room(shares.offer(initiator, free(), nowMs()), granted, ++statements, speed.speed());
        }
    }

    /** Takes the action in, or says no. */
    boolean admit(Execution execution, String initiator) {
        synchronized (accepted) {
            if (free() <= 0) {
                return false;
            }
            acceptedCount.incrementAndGet();
            accepted.add(execution);
            shares.came(initiator);
        }
        freeChanged.run();
        return true;
    }

    /** The action is no longer here. Safe to call more than once. */
    void dismiss(Execution execution, String initiator) {
        if (accepted.remove(execution)) {
            acceptedCount.decrementAndGet();
            synchronized (accepted) {
                shares.went(initiator);
            }
            freeChanged.run();
        }
    }

    /** An action of the initiator had a slot for so long. */
    void served(String initiator, double slotMs) {
        synchronized (accepted) {
            shares.ran(initiator, slotMs, nowMs());
        }
    }

    private static double nowMs() {
        return System.nanoTime() / 1e6;
    }

    /** Lets the action wait for a slot and run. */
    void enqueue(Execution execution, WorkerSession session) {
        runners.execute(() -> new ActionRun(this, session, execution).run());
    }

    Optional<Toolchain> toolchain(Digest fingerprint) {
        return toolchains.apply(fingerprint);
    }

    String searchPath() {
        return searchPath;
    }

    BlobStore store() {
        return store;
    }

    Slots slots() {
        return slots;
    }

    SpeedGauge speed() {
        return speed;
    }

    SpeedWatch watch() {
        return watch;
    }

    Confinement confinement() {
        return confinement;
    }

    ActionRule rule() {
        return rule;
    }

    InputRoots roots() {
        return roots;
    }

    /** Takes nothing more; what waits is given back when its turn comes, what runs comes to its end. */
    public void leave() {
        leaving = true;
        freeChanged.run();
    }

    /** Whether the node is on its way out. */
    boolean isLeaving() {
        return leaving;
    }

    /** Whether nothing is left to run. */
    public boolean isIdle() {
        return acceptedCount.get() == 0;
    }

    @Override
    public void close() {
        leaving = true;
        accepted.forEach(Execution::cancel);
        runners.shutdownNow();
        watch.close();
        roots.close();
    }
}
