package org.hybridgrid.model;

/**
 * A directory of an include search.
 *
 * @param path as the command or the toolchain names it: absolute, or relative to the working directory
 */
public record SearchDirectory(Kind kind, String path) {

    /** Which chain the directory is in; the chains are searched in this order. */
    public enum Kind {
        /** {@code -iquote}: only for names in quotes. */
        QUOTE,
        /** {@code -I} and CPATH. */
        BRACKET,
        /** {@code -isystem}, C_INCLUDE_PATH and co, the toolchain's own. */
        SYSTEM,
        /** A toolchain directory whose headers Clang takes as wrapped in extern "C". */
        EXTERN_C_SYSTEM,
        /** {@code -idirafter}. */
        AFTER
    }
}
