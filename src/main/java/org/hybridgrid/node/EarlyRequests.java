package org.hybridgrid.node;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.hybridgrid.cluster.member.NodeId;
import org.hybridgrid.model.BoundedMap;

/**
 * Requests of nodes that are not in the view: one that left, whose late request must not bring it back, or one whose request was faster than the
 * view that brings it. The last request of each waits for that view. Passes on one request at a time. Thread-safe.
 */
final class EarlyRequests {

    /** No message is so late that so many others have left meanwhile. */
    private static final int KEPT = 4096;

    private final Map<NodeId, Optional<Runnable>> outside = BoundedMap.byAge(KEPT);

    /** A view has these members, and these are no longer in it; what its newcomers have asked for meanwhile is passed on. */
    synchronized void viewChanged(List<NodeId> members, List<NodeId> gone) {
        for (NodeId member : members) {
            Optional<Runnable> request = outside.remove(member);
            if (request != null) {
                request.ifPresent(Runnable::run);
            }
        }
        gone.forEach(member -> outside.put(member, Optional.empty()));
    }

    /**
     * Passes a request on, now or with the view that brings its sender.
     *
     * @param inView whether the sender is in the present view; asked while no view is taken in
     */
    synchronized void came(NodeId sender, BooleanSupplier inView, Runnable request) {
        if (!inView.getAsBoolean() || outside.containsKey(sender)) {
            outside.put(sender, Optional.of(request));
        } else {
            request.run();
        }
    }
}
