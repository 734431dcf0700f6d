package org.hybridgrid.initiator;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.hybridgrid.model.Digest;
import org.hybridgrid.model.LocalReason;
import org.hybridgrid.protocol.WireAction;
import org.hybridgrid.schedule.Costed;

/**
 * An action on its way to a slot. Made by the journey, which waits for its verdict; everything that changes
 * belongs to the {@link Dispatcher} and is guarded by its lock.
 */
final class PendingAction implements Costed {

    /** This machine's name to {@link #mayRunOn}. */
    static final String HERE = "";

    /** An action is given to workers this often before this machine runs it. */
    private static final int ATTEMPTS = 3;

    private final WireAction action;
    private final double cost;
    private final Map<Digest, Path> locations;
    private final boolean remoteOnly;
    private final CompletableFuture<Verdict> verdict = new CompletableFuture<>();
    private final Set<String> refusedBy = new HashSet<>();
    private final Set<String> holders = new HashSet<>();
    private String firstHolder = HERE;
    private String promisedTo;
    private int failures;
    private LocalReason onlyHere;

    private PendingAction(WireAction action, double cost, Map<Digest, Path> locations, boolean remoteOnly, LocalReason onlyHere) {
        this.action = action;
        this.cost = cost;
        this.locations = locations;
        this.remoteOnly = remoteOnly;
        this.onlyHere = onlyHere;
    }

    /**
     * An action that any node with its toolchain may run.
     *
     * @param locations where the blobs lie that are not at their input's own path
     * @param remoteOnly whether it must not run on this machine
     */
    static PendingAction anywhere(WireAction action, Map<Digest, Path> locations, boolean remoteOnly) {
        return new PendingAction(action, action.costMs(), locations, remoteOnly, null);
    }

    /** A compile that waits for a slot of this machine. */
    static PendingAction here(double cost, LocalReason reason) {
        return new PendingAction(null, cost, Map.of(), false, reason);
    }

    WireAction action() {
        return action;
    }

    @Override
    public double cost() {
        return cost;
    }

    Map<Digest, Path> locations() {
        return locations;
    }

    CompletableFuture<Verdict> verdict() {
        return verdict;
    }

    /** Why only this machine may run it, or null. */
    LocalReason onlyHere() {
        return onlyHere;
    }

    boolean mayRunHere() {
        return !remoteOnly;
    }

    @Override
    public long peakKib() {
        return action == null ? 0 : action.peakMb() * 1024L;
    }

    @Override
    public boolean mayRunOn(String node) {
        return node.equals(HERE) ? mayRunHere() : onlyHere == null && !refusedBy.contains(node);
    }

    void keepHere(LocalReason reason) {
        onlyHere = reason;
    }

    /** The workers that have a lease of it: more than one while it is raced. */
    Set<String> holders() {
        return holders;
    }

    void grantedTo(String worker) {
        if (holders.isEmpty()) {
            firstHolder = worker;
        }
        holders.add(worker);
    }

    /** Whether this worker got it while another had it. */
    boolean isRacer(String worker) {
        return !worker.equals(firstHolder);
    }

    /** Its worker was asked for it, so that this node can run it. */
    void recalledFor(String node) {
        promisedTo = node;
    }

    /** Its worker runs it already. */
    void kept() {
        promisedTo = null;
    }

    /** Whether a worker was asked for it for this node, and has not answered. */
    boolean isPromisedTo(String node) {
        return node.equals(promisedTo);
    }

    /** Whether another node may get it: one has it, was not asked for it before, and someone still waits for it. */
    boolean mayBeTaken() {
        return holders.size() == 1 && promisedTo == null && !verdict.isDone();
    }

    void endedOn(String worker) {
        holders.remove(worker);
        promisedTo = null;
    }

    /** A worker failed with it and does not get it again. */
    void failedOn(String worker) {
        failures++;
        refusedBy.add(worker);
        if (failures >= ATTEMPTS) {
            onlyHere = LocalReason.FAULT;
        }
    }

    boolean hasFailed() {
        return failures > 0;
    }
}
