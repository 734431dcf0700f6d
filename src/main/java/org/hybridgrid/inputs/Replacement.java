package org.hybridgrid.inputs;

import java.nio.charset.StandardCharsets;

/** What a macro is defined as, as far as it could name a file. */
sealed interface Replacement {

    /** {@code "x.h"} or {@code <x.h>}. */
    record Header(String name, Include.Form form) implements Replacement {
    }

    /** One other name. */
    record Alias(String name) implements Replacement {
    }

    /** Might become a file name, but only the preprocessor can tell which. */
    record Complex() implements Replacement {
    }

    /** A number, an operator, nothing: never a file name. */
    record Other() implements Replacement {
    }

    Complex COMPLEX = new Complex();
    Other OTHER = new Other();

    /**
     * Reads the replacement list of an object-like macro.
     *
     * @param text ends in a newline and a zero
     * @param from first byte after the macro's name
     * @param length of the text without that end
     */
    static Replacement read(byte[] text, int from, int length) {
        int start = Characters.skipBlank(text, from, length);
        return switch (Characters.classOf(text[start])) {
            // Tokens after the string are "extra tokens" to #include: a warning, and the string counts.
            case Characters.QUOTE -> {
                int end = Characters.find(text, start + 1, '"');
                yield end < 0 ? OTHER : new Header(Characters.name(text, start + 1, end), Include.Form.QUOTE);
            }
            case Characters.NAME -> {
                int end = Characters.nameEnd(text, start);
                int next = Characters.skipBlank(text, end, length);
                yield text[next] == '\n' ? new Alias(Characters.name(text, start, end)) : COMPLEX;
            }
            default -> text[start] == '<' ? angled(text, start) : OTHER;
        };
    }

    /** The tokens between brackets are glued by the preprocessor; only the plain case is read here. */
    private static Replacement angled(byte[] text, int start) {
        for (int i = start + 1; text[i] != '\n'; i++) {
            byte c = text[i];
            if (c == '>') {
                return new Header(Characters.name(text, start + 1, i), Include.Form.ANGLE);
            }
            boolean comment = c == '/' && (text[i + 1] == '/' || text[i + 1] == '*');
            if (Characters.isSpace(c) || comment || c == '#' || c == '"' || c == '\'' || c == '\\') {
                return COMPLEX;
            }
        }
        return COMPLEX;
    }

    /** Reads a replacement that stands alone, e.g. the value of a {@code -D}. */
    static Replacement read(String value) {
        byte[] text = (value + "\n\0").getBytes(StandardCharsets.UTF_8);
        return read(text, 0, text.length - 2);
    }
}
