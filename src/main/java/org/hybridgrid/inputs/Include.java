package org.hybridgrid.inputs;

/**
 * A file that is named by a directive.
 *
 * @param name between the quotes or brackets, byte for byte; has U+FFFD in it if it is not UTF-8
 * @param line from 1
 */
record Include(String name, Form form, Use use, int line) {

    /** How the name is delimited, which decides where the search starts. */
    enum Form {
        QUOTE,
        ANGLE
    }

    /** What the directive does with the file. */
    enum Use {
        /** {@code #include}, {@code #import}: the first hit is read. */
        READ,
        /** {@code #include_next}: a later hit is read. */
        READ_NEXT,
        /** {@code __has_include}, {@code #embed}: the first hit counts, and has no directives for us. */
        EXISTS,
        /** {@code __has_include_next}. */
        EXISTS_NEXT;

        /** Whether the file's own directives matter. */
        boolean reads() {
            return this == READ || this == READ_NEXT;
        }

        /** Whether a hit further down the search path may be the one. */
        boolean anyHit() {
            return this == READ_NEXT || this == EXISTS_NEXT;
        }
    }

    /** The directive, for a person. */
    String text() {
        String word = switch (use) {
            case READ -> "#include ";
            case READ_NEXT -> "#include_next ";
            case EXISTS, EXISTS_NEXT -> "__has_include or #embed ";
        };
        return word + (form == Form.QUOTE ? '"' + name + '"' : '<' + name + '>');
    }

    boolean absolute() {
        return name.startsWith("/");
    }
}
