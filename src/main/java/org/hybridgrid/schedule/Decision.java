package org.hybridgrid.schedule;

/** What happens next, and why. */
public sealed interface Decision<A extends Costed> {

    /** The reason. */
    Why why();

    /** The action goes to this node. */
    record Grant<A extends Costed>(A action, Thief<A> to, Why why) implements Decision<A> {
    }

    /** Nothing happens until something changes. */
    record Leave<A extends Costed>(Why why) implements Decision<A> {
    }

    /** The action, which has not begun, is cancelled where it is and goes to an idle node. */
    record Reclaim<A extends Costed>(A action, Thief<A> from, Thief<A> to, Why why) implements Decision<A> {
    }

    /** The action runs on an idle node as well: the first result counts, the other is then cancelled. */
    record Race<A extends Costed>(A action, Thief<A> from, Thief<A> on, Why why) implements Decision<A> {
    }
}
