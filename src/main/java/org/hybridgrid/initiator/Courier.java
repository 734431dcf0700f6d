package org.hybridgrid.initiator;

/** Carries decisions to workers. Must not block. */
interface Courier {
    /** A grant that can't be delivered comes back by {@link Dispatcher#failed}. */
    void grant(Peer worker, PendingAction action);

    /** Asks a worker for an action that may not run yet; it comes back by {@link Dispatcher#givenBack}, or {@link Dispatcher#kept} tells that it runs. */
    void recall(Peer worker, PendingAction action);

    /** Nobody waits for the action any more, wherever it runs. */
    void cancel(PendingAction action);

    /** An action was granted a second time, or taken over by this machine while a worker ran it. */
    void raced();

    /** Calls {@link Dispatcher#match} in a while: nothing waits, and that something takes too long shows by time alone. */
    void lookAgain();
}
