package org.hybridgrid.initiator;

import java.util.Map;
import org.hybridgrid.model.CompileCommand;
import org.hybridgrid.model.Family;
import org.hybridgrid.model.Output;

/** Whether compiles are verified: the variable {@code HYBRIDGRID_VERIFY}, and what it can be asked of. Pure. */
final class VerifySetting {

    private VerifySetting() {
    }

    /** Whether the compiler makes the same of it each time. GCC 12's identity of a .dwo, where it optimises, depends on where its memory lies. */
    static boolean tells(CompileCommand command) {
        return command.family() != Family.GCC || command.optimisation() == 0
                || command.outputs().stream().noneMatch(output -> output.kind() == Output.Kind.SPLIT_DWARF);
    }

    /** The share in percent that is verified; 0 without the variable, or with what is no percentage: the client has told of that. */
    static double percent(Map<String, String> environment) {
        String text = environment.getOrDefault("HYBRIDGRID_VERIFY", "");
        if (!text.matches("\\d+(\\.\\d*)?|\\.\\d+")) {
            return 0;
        }
        double percent = Double.parseDouble(text);
        return percent <= 100 ? percent : 0;
    }
}
