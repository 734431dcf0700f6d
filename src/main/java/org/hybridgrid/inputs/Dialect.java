package org.hybridgrid.inputs;

import java.util.EnumSet;
import java.util.Set;

/**
 * The choices that a language standard makes about how text becomes tokens. A file's text does not tell
 * its standard, so wherever a choice matters to a file it is read both ways.
 *
 * @param flipped the choices in which this dialect differs from what most code is written in
 */
record Dialect(Set<Choice> flipped) {

    /** A choice, with what most code is written in. */
    enum Choice {
        /** {@code R"x(…)x"} is one literal; not so in C90, C99 and C++98, nor in any C of older Clangs. */
        RAW_STRINGS(true),
        /** {@code ??=} is {@code #}; only with {@code -std=cNN} or {@code -trigraphs}. */
        TRIGRAPHS(false),
        /** In {@code "a"R"(b)"} the R is the first literal's suffix; since C++11. */
        LITERAL_SUFFIXES(false),
        /** {@code 1'000} is a number; since C++14 and C23. */
        DIGIT_SEPARATORS(true),
        /** {@code //} opens a comment; not so in C90. */
        LINE_COMMENTS(true),
        /** A carriage return alone ends a line. */
        LONE_RETURNS(false);

        private final boolean usual;

        Choice(boolean usual) {
            this.usual = usual;
        }
    }

    static final Dialect USUAL = new Dialect(EnumSet.noneOf(Choice.class));

    boolean has(Choice choice) {
        return choice.usual != flipped.contains(choice);
    }
}
