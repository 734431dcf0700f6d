package org.hybridgrid.worker;

import java.util.Optional;
import org.hybridgrid.model.Toolchain;
import org.hybridgrid.protocol.WireAction;

/** What a worker runs for others at all. */
@FunctionalInterface
public interface ActionRule {

    /** Why it runs this action not, for a log; empty if it does. */
    Optional<String> objection(WireAction action, Toolchain toolchain);
}
