package org.hybridgrid.worker;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.hybridgrid.model.Digest;
import org.hybridgrid.model.InputSet;
import org.hybridgrid.protocol.WireAction;

/**
 * One lease at the worker. Made by a grant, it waits for its blobs, then for a slot, then runs; it ends with a result, a decline
 * or a cancel. Its state is guarded by itself.
 */
final class Execution {

    private final long lease;
    private final WireAction action;
    private final Set<Digest> missing = new HashSet<>();
    private CompilerProcess process;
    private boolean begun;
    private boolean cancelled;
    private boolean askedAgain;

    Execution(long lease, WireAction action) {
        this.lease = lease;
        this.action = action;
    }

    long lease() {
        return lease;
    }

    WireAction action() {
        return action;
    }

    List<Digest> inputs() {
        return action.inputs().files().stream().map(InputSet.File::digest).distinct().toList();
    }

    /** Notes blobs that must come before it can run. */
    synchronized void waitFor(List<Digest> digests) {
        missing.addAll(digests);
    }

    /** A blob has come; true if it was the last one. */
    synchronized boolean arrived(Digest digest) {
        return missing.remove(digest) && missing.isEmpty();
    }

    synchronized boolean isWaiting() {
        return !missing.isEmpty();
    }

    /** True the first time: blobs that were lost may be asked for once more. */
    synchronized boolean mayAskAgain() {
        boolean first = !askedAgain;
        askedAgain = true;
        return first;
    }

    synchronized boolean isCancelled() {
        return cancelled;
    }

    /** It has its slot; false if nobody wants it to run any more. */
    synchronized boolean begin() {
        begun = !cancelled;
        return begun;
    }

    /** Takes it back; false if it runs already. */
    synchronized boolean recall() {
        if (begun || cancelled) {
            return false;
        }
        cancelled = true;
        return true;
    }

    /** Attaches the running compiler; one that comes after the cancel is ended at once. */
    synchronized void running(CompilerProcess started) {
        process = started;
        if (cancelled) {
            started.kill();
        }
    }

    synchronized void cancel() {
        cancelled = true;
        if (process != null) {
            process.kill();
        }
    }
}
