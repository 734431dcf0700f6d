package org.hybridgrid.model;

/**
 * A file that the compiler is going to write.
 *
 * @param kind what it is, which decides how a worker maps the paths in it back
 * @param path as the compiler names it: absolute, or relative to the working directory
 */
public record Output(Kind kind, String path) {

    /** What a written file is. */
    public enum Kind {
        /** An object file, the main output of {@code -c}. */
        OBJECT,
        /** Assembly, the main output of {@code -S}. */
        ASSEMBLY,
        /** A make rule that names the inputs; its paths and line breaks depend on the input root. */
        DEPFILE,
        /** Split DWARF, of {@code -gsplit-dwarf}. */
        SPLIT_DWARF,
        /** Text of {@code -fstack-usage} and the like, with paths in it. */
        TEXT
    }
}
