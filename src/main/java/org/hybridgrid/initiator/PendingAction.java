package org.hybridgrid.initiator;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.hybridgrid.model.Digest;
import org.hybridgrid.model.LocalReason;
import org.hybridgrid.protocol.WireAction;

/**
 * An action on its way to a slot. Made by the journey, which waits for its verdict; everything that changes
 * belongs to the {@link Dispatcher} and is guarded by its lock.
 */
final class PendingAction {

    /** An action is given to workers this often before this machine runs it. */
    private static final int ATTEMPTS = 3;

    private final WireAction action;
    private final double cost;
    private final Map<Digest, Path> locations;
    private final boolean remoteOnly;
    private final CompletableFuture<Verdict> verdict = new CompletableFuture<>();
    private final Set<String> refusedBy = new HashSet<>();
    private final Set<String> holders = new HashSet<>();
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

    double cost() {
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

    boolean mayRunOn(String worker) {
        return onlyHere == null && !refusedBy.contains(worker);
    }

    void keepHere(LocalReason reason) {
        onlyHere = reason;
    }

    /** The workers that have a lease of it: more than one while it is raced. */
    Set<String> holders() {
        return holders;
    }

    void grantedTo(String worker) {
        holders.add(worker);
    }

    void endedOn(String worker) {
        holders.remove(worker);
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
