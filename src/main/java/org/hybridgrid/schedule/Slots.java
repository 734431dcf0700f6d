package org.hybridgrid.schedule;

/**
 * How many compiles this machine runs at a time, whoever they are for. Local commands that can't wait (links,
 * queries) take a slot even if none is free, so that others wait for them. Thread-safe; owns the counts.
 */
public final class Slots {

    private final int total;
    private final Runnable changed;
    private int local;
    private int remote;

    /**
     * Slots of a node.
     *
     * @param total at least 0; with 0 the node runs nothing for others
     * @param changed called after every change, outside this object's lock
     */
    public Slots(int total, Runnable changed) {
        this.total = total;
        this.changed = changed;
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

    /** Waits for a free slot and takes it for an action of another node. */
    public void takeRemote() throws InterruptedException {
        synchronized (this) {
            while (local + remote >= total) {
                wait();
            }
            remote++;
        }
        changed.run();
    }

    /** Gives back a slot taken for another node's action. */
    public void releaseRemote() {
        synchronized (this) {
            remote--;
            notifyAll();
        }
        changed.run();
    }
}
