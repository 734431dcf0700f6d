package org.hybridgrid.initiator;

import java.util.List;
import org.hybridgrid.command.UnmappedPaths;
import org.hybridgrid.model.Argument;
import org.hybridgrid.model.CompileCommand;
import org.hybridgrid.toolchain.RootedSearch;

/** What an initiator decides on top of the parser, for the fuzzers. */
public final class InitiatorRules {

    private InitiatorRules() {
    }

    /** Whether the command stays here for its paths or its outputs. */
    public static boolean keepsHere(CompileCommand command, String directory) {
        return UnmappedPaths.in(command, directory) || OutputPlaces.special(command, directory, 022).isPresent();
    }

    /** The command's own words as they travel. */
    public static List<Argument> travelling(CompileCommand command) {
        return RootedSearch.ownWords(command);
    }
}
