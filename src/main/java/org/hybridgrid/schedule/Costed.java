package org.hybridgrid.schedule;

/** What the policy must know of an action. The same object must answer the same while a decision is made. */
public interface Costed {

    /** Expected reference milliseconds, above 0. */
    double cost();

    /** Expected peak of resident memory in KiB; 0 if nothing is known. */
    long peakKib();

    /** Whether this node may have it: it has the compiler, and has not failed with this action before. */
    boolean mayRunOn(String node);
}
