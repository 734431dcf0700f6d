package org.hybridgrid.command;

/**
 * An option's operand and where it stands.
 *
 * @param text the operand
 * @param word index of the word that holds it
 * @param at index of its first character in that word
 */
record Operand(String text, int word, int at) {

    /** The rest of the operand from an index on. */
    Operand from(int index) {
        return new Operand(text.substring(index), word, at + index);
    }

    /** The part of the operand between two indices. */
    Operand between(int begin, int end) {
        return new Operand(text.substring(begin, end), word, at + begin);
    }

    boolean absolute() {
        return text.startsWith("/");
    }
}
