package org.hybridgrid.initiator;

import org.hybridgrid.model.LocalReason;

/** What became of an action that waited. */
sealed interface Verdict {

    /** It is this machine's turn: a slot is held for it. */
    record Local() implements Verdict {
    }

    /** A worker ran the compiler. */
    record Remote(RemoteResult result) implements Verdict {
    }

    /** It must not run here and can't run elsewhere. */
    record Impossible(LocalReason reason) implements Verdict {
    }
}
