package org.hybridgrid.initiator;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.hybridgrid.model.Digest;
import org.hybridgrid.model.LocalReason;
import org.hybridgrid.protocol.StealRequest;

/** The nodes that have asked for work, as long as they are in the cluster. Guarded by the {@link Dispatcher} that owns it. */
final class Thieves {

    /** What {@link #bar} was called for; a node that was out of sight for a while comes back under the same name. */
    private final Set<String> barred = new HashSet<>();
    private final Map<String, ThiefState> byId = new HashMap<>();

    /** A worker's standing request. */
    void asks(Peer worker, StealRequest request) {
        byId.computeIfAbsent(worker.id(), id -> new ThiefState(worker, barred.contains(id))).asks(request);
    }

    /** A worker is no longer in the cluster. */
    void gone(String worker) {
        byId.remove(worker);
    }

    /** A worker gets nothing any more, even if it comes back. */
    void bar(String worker) {
        barred.add(worker);
        of(worker).ifPresent(ThiefState::bar);
    }

    /** What is known of a worker; empty if it has not asked, or is gone. */
    Optional<ThiefState> of(String worker) {
        return Optional.ofNullable(byId.get(worker));
    }

    /** Who is to be served: one whom a decision names. */
    ThiefState known(String worker) {
        return of(worker).orElseThrow();
    }

    Collection<ThiefState> all() {
        return byId.values();
    }

    /** Why none of them can run what needs this compiler; empty if one can, idle or not. */
    Optional<LocalReason> absence(Digest toolchain) {
        if (all().stream().anyMatch(thief -> thief.has(toolchain))) {
            return Optional.empty();
        }
        boolean quarantined = all().stream().anyMatch(thief -> thief.isBarredWith(toolchain));
        return Optional.of(byId.isEmpty() ? LocalReason.ALONE : quarantined ? LocalReason.QUARANTINED : LocalReason.NO_SUCH_TOOLCHAIN);
    }

    /** Whether the action may go to any of them, now or later. */
    boolean mayServe(PendingAction action) {
        return all().stream().anyMatch(thief -> thief.has(action.action().toolchain()) && action.mayRunOn(thief.peer().id()));
    }

    /** Whether one that is faster than this has nothing to do. */
    boolean isFasterIdle(double speed) {
        return all().stream().anyMatch(thief -> thief.isIdle() && thief.speed() > speed);
    }

    boolean haveLeases() {
        return all().stream().anyMatch(ThiefState::hasLeases);
    }
}
