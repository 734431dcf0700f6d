package org.hybridgrid.command;

import org.hybridgrid.model.Argument;
import org.hybridgrid.model.CompileCommand;
import org.hybridgrid.model.Family;
import org.hybridgrid.model.Output;

/** What the words of a command that another node can run mean for its way there and back. Pure. */
public final class CommandTraits {

    private CommandTraits() {
    }

    /** Whether its messages are broken into lines by the length of the paths in them, which are longer in an input root. */
    public static boolean wrapsMessages(CompileCommand command) {
        return command.arguments().stream().map(Argument::text)
                .anyMatch(word -> word.startsWith("-fmessage-length") && !word.equals("-fmessage-length=0"));
    }

    /** Whether the driver, if it was found by a link, calls its own headers by names beside the link ({@code -no-canonical-prefixes}). */
    public static boolean keepsLinkedPrefixes(CompileCommand command) {
        return command.arguments().stream().anyMatch(word -> word.text().endsWith("-no-canonical-prefixes"));
    }

    /** Whether {@code #pragma omp} means something. */
    public static boolean readsOpenMp(CompileCommand command) {
        return command.arguments().stream().map(Argument::text).anyMatch(word -> word.equals("-fopenmp") || word.startsWith("-fopenmp="));
    }

    /** Whether the compiler makes the same of it each time. GCC 12's identity of a .dwo, where it optimises, depends on where its memory lies. */
    public static boolean isRepeatable(CompileCommand command) {
        return command.family() != Family.GCC || command.optimisation() == 0
                || command.outputs().stream().noneMatch(output -> output.kind() == Output.Kind.SPLIT_DWARF);
    }
}
