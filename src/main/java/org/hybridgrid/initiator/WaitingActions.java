package org.hybridgrid.initiator;

import java.util.ArrayList;
import java.util.List;
import org.hybridgrid.model.Digest;

/** The actions that wait for a slot: heaviest first; of equals the one that waits longest. Guarded by the {@link Dispatcher}'s lock. */
final class WaitingActions {

    private final List<PendingAction> actions = new ArrayList<>();

    void add(PendingAction action) {
        add(action, actions);
    }

    private static void add(PendingAction action, List<PendingAction> to) {
        int at = 0;
        while (at < to.size() && to.get(at).cost() >= action.cost()) {
            at++;
        }
        to.add(at, action);
    }

    /** For one that was given out before and came back. */
    void addFirst(PendingAction action) {
        actions.add(0, action);
    }

    void remove(PendingAction action) {
        actions.remove(action);
    }

    boolean isEmpty() {
        return actions.isEmpty();
    }

    int size() {
        return actions.size();
    }

    double cost() {
        return actions.stream().mapToDouble(PendingAction::cost).sum();
    }

    List<PendingAction> all() {
        return List.copyOf(actions);
    }

    /** Those that other nodes may run, if they have this toolchain. */
    List<PendingAction> of(Digest toolchain) {
        return actions.stream().filter(action -> action.onlyHere() == null && action.action().toolchain().equals(toolchain)).toList();
    }

    /** The same, as if one more waited. */
    List<PendingAction> with(PendingAction action) {
        List<PendingAction> queue = new ArrayList<>(of(action.action().toolchain()));
        add(action, queue);
        return queue;
    }
}
