package org.hybridgrid.initiator;

import java.nio.file.Path;
import java.util.Map;
import org.hybridgrid.model.Digest;
import org.hybridgrid.model.LocalReason;
import org.hybridgrid.protocol.WireAction;

/** What a command's preparation comes to. */
sealed interface Prepared {

    /**
     * An action that can travel.
     *
     * @param locations where the blobs lie that are not at their input's own path: temporary files of this action
     * @param preprocessed whether only the compile proper will run elsewhere
     * @param wordedHere whether only this machine can word the messages: they can quote a file that others lack, or are in a language that others may lack
     */
    record Ready(WireAction action, Estimate estimate, Map<Digest, Path> locations, boolean preprocessed, boolean wordedHere) implements Prepared {
    }

    /** Its inputs can't be told without the preprocessor; see {@link org.hybridgrid.inputs.Found.Unsure}. */
    record Unsure(String why, String file, int line) implements Prepared {
    }

    /**
     * It must run on this machine.
     *
     * @param detail the file, and what is wrong with it; or empty
     */
    record Stays(LocalReason reason, String detail) implements Prepared {
    }
}
