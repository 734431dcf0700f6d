package org.hybridgrid.inputs;

/**
 * A file that an assembler directive names.
 *
 * @param name the operand, or null if it can't be read from the text
 * @param source whether the assembler goes on reading there ({@code .include}), or takes it as bytes
 *     ({@code .incbin})
 * @param line from 1
 */
record AssemblerFile(String name, boolean source, int line) {

    /** The directive, for a person. */
    String text() {
        return (source ? ".include \"" : ".incbin \"") + name + '"';
    }

    AssemblerFile on(int otherLine) {
        return new AssemblerFile(name, source, otherLine);
    }
}
