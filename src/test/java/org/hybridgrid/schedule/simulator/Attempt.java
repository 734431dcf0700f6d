package org.hybridgrid.schedule.simulator;

/** A lease: one action at one node. */
final class Attempt {

    final Work work;
    final Initiator by;
    final Node node;
    final double grantedAt;
    /** When it really began, negative before. */
    double startedAt = -1;
    /** When its initiator takes it to have begun, negative before. */
    double believedStart = -1;
    boolean over;
    Processor.Running running;

    Attempt(Work work, Initiator by, Node node, double grantedAt) {
        this.work = work;
        this.by = by;
        this.node = node;
        this.grantedAt = grantedAt;
    }
}
