package org.hybridgrid.initiator;

import org.hybridgrid.model.LocalReason;

/** How a compile's journey ends, as far as the client is concerned. */
public sealed interface Ending {

    /** The client turns into the compiler; nobody waits for the end. */
    record Exec(String compiler, LocalReason reason) implements Ending {
    }

    /**
     * The client runs the compiler while it holds a slot, and says how it ended.
     *
     * @param turn gives the slot back and takes the measurement
     */
    record Here(String compiler, LocalReason reason, LocalTurn turn) implements Ending {
    }

    /** Another node made the outputs. If they can't be written, the journey goes on with {@link CompileJourney#notWritten}. */
    record Made(RemoteResult result) implements Ending {
    }

    /**
     * Another node made the outputs, and the client runs the compiler all the same, as with {@link Here}, so that both can be compared.
     */
    record Checked(String compiler, LocalTurn turn, Verification verification) implements Ending {
    }

    /** The command had to run elsewhere and could not. */
    record Refused(String message) implements Ending {
    }
}
