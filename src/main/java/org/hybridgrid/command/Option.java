package org.hybridgrid.command;

import org.hybridgrid.model.LocalReason;

/**
 * An option that a driver knows.
 *
 * @param reason why it keeps the command here, or null where it does not
 */
record Option(String spelling, Form form, Meaning meaning, LocalReason reason) {

    /** Index of the operand (empty for a flag) in a word that holds it, or -1 if the operand is the next word. */
    int operandIn(String word) {
        return switch (form) {
            case FLAG -> word.length();
            case SEPARATE -> -1;
            case JOINED -> spelling.length();
            case EITHER -> word.length() > spelling.length() ? spelling.length() : -1;
            case LONG -> word.length() > spelling.length() ? spelling.length() + 1 : -1;
        };
    }

    /** Whether the next word belongs to this one. */
    boolean takesNextWord(String word) {
        return operandIn(word) < 0;
    }
}
