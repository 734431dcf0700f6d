package org.hybridgrid.schedule.simulator;

/** Who gets what: the rule that a simulation tries. One object serves one initiator. */
interface Strategy {

    /** Called after every change, and every 100 ms. Calls {@link Initiator#grant} and its like. */
    void act(Initiator initiator);

    /** Whether a compile that was just released runs on this machine at once, without a look at its inputs. */
    default boolean hereAtOnce(Initiator initiator) {
        return initiator.waiting.isEmpty() && initiator.here != null && initiator.here.credit() > 0;
    }
}
