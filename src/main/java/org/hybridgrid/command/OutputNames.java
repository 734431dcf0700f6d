package org.hybridgrid.command;

import org.hybridgrid.model.Family;

/**
 * The names that the drivers give to files which the command does not name. Found by experiment with
 * GCC 12 and Clang 14 and 19:
 *
 * <pre>
 *  -o            depfile     .dwo .su .ci (GCC)   .dwo .su (Clang)
 *  out/x.obj     out/x.d     out/x.dwo            out/x.dwo
 *  q.r.o         q.r.d       q.r.dwo              q.r.dwo
 *  q             q.d         q.dwo                q.dwo
 *  out/.hid      out/.d      out/.hid.dwo         out/.dwo
 *  none, d/a.c   a.d         a.dwo                a.dwo
 *  none, d/.c    .c.d (GCC)  .c.dwo               .dwo
 * </pre>
 */
final class OutputNames {

    private final Family family;
    private final String source;
    private final String output;

    /** @param output the operand of {@code -o}, or null */
    OutputNames(Family family, String source, String output) {
        this.family = family;
        this.source = source;
        this.output = output;
    }

    /** The object or assembly, as typed where the command names it. */
    String main(String suffix) {
        return output != null ? output : ofSource(suffix);
    }

    String depfile() {
        return output != null ? replaceSuffix(output, 0, ".d") : ofSource(".d");
    }

    /** A file of the kind that GCC names after its dumps. */
    String beside(String suffix) {
        return output != null ? replaceSuffix(output, ofAName(), suffix) : ofSource(suffix);
    }

    /** The source's name with another suffix, in the working directory. */
    String ofSource(String suffix) {
        return replaceSuffix(source.substring(source.lastIndexOf('/') + 1), ofAName(), suffix);
    }

    /** To GCC a name that begins with its only dot has no suffix. */
    private int ofAName() {
        return family == Family.GCC ? 1 : 0;
    }

    /** @param least how many characters of the name must stand before a dot for it to begin a suffix */
    private static String replaceSuffix(String path, int least, String suffix) {
        int name = path.lastIndexOf('/') + 1;
        int dot = path.lastIndexOf('.');
        return (dot >= name + least ? path.substring(0, dot) : path) + suffix;
    }
}
