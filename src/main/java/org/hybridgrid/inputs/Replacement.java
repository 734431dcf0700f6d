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

    /** {@code F(x)} is {@code "x"}: its argument in quotes. */
    record Quoting() implements Replacement {
    }

    /** {@code F(x)} is another macro's call with the same argument. */
    record Passing(String to) implements Replacement {
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

    /**
     * Reads parameters and replacement list of a function-like macro.
     *
     * @param open where its parameters begin
     */
    static Replacement readFunction(byte[] text, int open, int length) {
        int parameter = Characters.skipBlank(text, open + 1, length);
        int parameterEnd = Characters.nameEnd(text, parameter);
        int close = Characters.skipBlank(text, parameterEnd, length);
        if (parameterEnd == parameter || text[close] != ')') {
            return COMPLEX;
        }
        String name = Characters.name(text, parameter, parameterEnd);
        int start = Characters.skipBlank(text, close + 1, length);
        if (text[start] == '#' && text[start + 1] != '#') {
            int operand = Characters.skipBlank(text, start + 1, length);
            int end = Characters.nameEnd(text, operand);
            return Characters.name(text, operand, end).equals(name) && ends(text, end, length) ? new Quoting() : COMPLEX;
        }
        int calledEnd = Characters.nameEnd(text, start);
        int argument = Characters.skipBlank(text, calledEnd, length);
        if (calledEnd == start || text[argument] != '(') {
            return COMPLEX;
        }
        argument = Characters.skipBlank(text, argument + 1, length);
        int argumentEnd = Characters.nameEnd(text, argument);
        int end = Characters.skipBlank(text, argumentEnd, length);
        boolean passes = Characters.name(text, argument, argumentEnd).equals(name) && text[end] == ')' && ends(text, end + 1, length);
        return passes ? new Passing(Characters.name(text, start, calledEnd)) : COMPLEX;
    }

    private static boolean ends(byte[] text, int from, int length) {
        return text[Characters.skipBlank(text, from, length)] == '\n';
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
