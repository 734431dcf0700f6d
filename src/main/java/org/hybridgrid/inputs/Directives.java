package org.hybridgrid.inputs;

import java.util.List;
import java.util.Set;

/**
 * Everything in a file's text that decides which further files the compiler reads. Immutable.
 *
 * @param inStrings assembler directives in string literals, for inline assembly
 * @param bare assembler directives anywhere in the text, for assembler sources
 */
record Directives(
        List<Include> includes,
        List<ComputedInclude> computed,
        MacroTable macros,
        List<AssemblerFile> inStrings,
        List<AssemblerFile> bare,
        Set<Peculiarity> peculiarities) {

    /** Of an empty file. */
    static final Directives NONE =
            new Directives(List.of(), List.of(), MacroTable.EMPTY, List.of(), List.of(), Set.of());

    boolean has(Peculiarity peculiarity) {
        return peculiarities.contains(peculiarity);
    }

    /** Whether a directive includes or asks for a header. */
    boolean namesHeaders() {
        return !includes.isEmpty() || !computed.isEmpty();
    }

    /** Estimated bytes of memory. */
    int weight() {
        return 200 + 40 * (includes.size() + computed.size() + inStrings.size() + bare.size()) + macros.weight();
    }
}
