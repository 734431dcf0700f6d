package org.hybridgrid.schedule;

import java.util.function.IntSupplier;

/**
 * How many compiles this machine runs at a time, whoever they are for. Local commands that can't wait (links,
 * queries) take a slot even if none is free, so that others wait for them. Actions of other nodes must also find the memory they are
 * expected to take. Thread-safe; owns the counts.
 */
public final class Slots {

    private final int total;
    private final IntSupplier freeMemoryMb;
    private final Runnable changed;
    private int local;
    private int remote;
    private int memoryMb;
    private int reservedMb;

    /**
     * Slots of a node.
     *
     * @param total at least 0; with 0 the node runs nothing for others
     * @param freeMemoryMb measures the MiB that compiles may take; asked while none runs
     * @param changed called after every change, outside this object's lock
     */
    public Slots(int total, IntSupplier freeMemoryMb, Runnable changed) {
        this.total = total;
        this.freeMemoryMb = freeMemoryMb;
        this.changed = changed;
        this.memoryMb = freeMemoryMb.getAsInt();
    }

    /** All slots, free or not. */
    public int total() {
        return total;
    }

    /** Compiles that run now. */
    public synchronized int running() {
        return local + remote;
    }

    /** Slots that are free now, 0 or more. */
    public synchronized int free() {
        return Math.max(0, total - local - remote);
    }

    /** Slots that this machine's own commands leave to others. */
    public synchronized int leftForOthers() {
        return Math.max(0, total - local);
    }

    /** MiB that compiles may take together, as it was when none ran. */
    public synchronized int memoryMb() {
        return memoryMb;
    }

    /** Takes a slot for a command of this machine, if fewer than {@code atLeast} or the total are in use. */
    public boolean tryTakeLocal(int atLeast) {
        synchronized (this) {
            if (local + remote >= Math.max(total, atLeast)) {
                return false;
            }
            local++;
        }
        changed.run();
        return true;
    }

    /** Takes a slot for a command that can't wait. */
    public void takeLocal() {
        synchronized (this) {
            local++;
        }
        changed.run();
    }

    /** Gives back a slot taken for a command of this machine. */
    public void releaseLocal() {
        synchronized (this) {
            local--;
            notifyAll();
        }
        changed.run();
    }

    /**
     * Waits for a free slot and takes it for an action of another node. Where other actions run, it waits for its memory too; alone it runs
     * whatever is expected of it.
     *
     * @param peakMb MiB that it is expected to take
     */
    public void takeRemote(int peakMb) throws InterruptedException {
        synchronized (this) {
            while (local + remote >= total || remote > 0 && reservedMb + peakMb > memoryMb) {
                wait();
            }
            if (local + remote == 0) {
                memoryMb = freeMemoryMb.getAsInt();
            }
            remote++;
            reservedMb += peakMb;
        }
        changed.run();
    }

    /** Gives back a slot taken for another node's action, which was expected to take so much memory. */
    public void releaseRemote(int peakMb) {
        synchronized (this) {
            remote--;
            reservedMb -= peakMb;
            notifyAll();
        }
        changed.run();
    }
}
