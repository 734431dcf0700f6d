package org.hybridgrid.schedule;

import java.util.ArrayList;
import java.util.List;

/**
 * What {@link StealPolicy} would decide on one action if it were queued now: the policy is asked as a dispatcher asks it, and what it
 * grants first is taken for granted. Pure.
 *
 * @param <A> the caller's actions
 */
public final class Foresight<A extends Costed> {

    private final StealPolicy<A> policy;

    /** Asks this policy. */
    public Foresight(StealPolicy<A> policy) {
        this.policy = policy;
    }

    /**
     * The decision on the action.
     *
     * @param waiting heaviest first, the action among them
     * @return its grant, or why nothing more is granted before it is its turn
     */
    public Decision<A> of(A action, double nowMs, List<A> waiting, List<Thief<A>> thieves) {
        List<A> left = new ArrayList<>(waiting);
        List<Thief<A>> now = new ArrayList<>(thieves);
        while (true) {
            Decision<A> decision = policy.next(nowMs, left, now);
            if (!(decision instanceof Decision.Grant<A> grant) || grant.action() == action) {
                return decision;
            }
            left.remove(grant.action());
            now.replaceAll(thief -> thief.id().equals(grant.to().id()) ? thief.granted(grant.action(), nowMs) : thief);
        }
    }
}
