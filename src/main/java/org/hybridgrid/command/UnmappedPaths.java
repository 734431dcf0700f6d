package org.hybridgrid.command;

import org.hybridgrid.model.Argument;
import org.hybridgrid.model.CompileCommand;
import org.hybridgrid.model.Family;
import org.hybridgrid.model.Language;
import org.hybridgrid.model.Output;

/**
 * Commands that store a path which no prefix map reaches, so that another node's object would differ. Each was found by
 * comparing objects of GCC 12 and Clang 14. Pure.
 */
public final class UnmappedPaths {

    private UnmappedPaths() {
    }

    /** Whether its object, made in {@code workingDirectory}, would hold such a path. */
    public static boolean in(CompileCommand command, String workingDirectory) {
        boolean splitDwarf = command.outputs().stream().anyMatch(output -> output.kind() == Output.Kind.SPLIT_DWARF);
        if (splitDwarf && command.mainOutput().path().startsWith("/") || namesHeadersUnmapped(command)) {
            return true;
        }
        if (command.debug() == 0) {
            return false;
        }
        boolean assembler = command.language() == Language.ASSEMBLER || command.language() == Language.ASSEMBLER_WITH_CPP;
        boolean ownMap = command.arguments().stream().anyMatch(argument -> argument.text().contains("-prefix-map="));
        return workingDirectory.equals("/")
                || assembler && ownMap
                || command.family() == Family.GCC && command.source().startsWith("/") && asksForOldDwarf(command)
                || assembler && command.family() == Family.CLANG && command.source().startsWith("/");
    }

    /** With {@code -g3}, what GCC means for a .dwo holds the name of each header as it was opened, in a directory of the worker's root. */
    private static boolean namesHeadersUnmapped(CompileCommand command) {
        return command.family() == Family.GCC && command.debug() == 3
                && command.arguments().stream().map(Argument::text).filter(word -> word.equals("-gsplit-dwarf") || word.equals("-gno-split-dwarf"))
                        .reduce("", (before, last) -> last).equals("-gsplit-dwarf");
    }

    /** Before DWARF 5, GCC lists a source with an absolute name twice, under its mapped and its own name, once a map applies to it. */
    private static boolean asksForOldDwarf(CompileCommand command) {
        return command.arguments().stream().map(Argument::text)
                .anyMatch(word -> word.startsWith("-gdwarf-") && !word.equals("-gdwarf-5") || word.startsWith("-gstabs"));
    }
}
