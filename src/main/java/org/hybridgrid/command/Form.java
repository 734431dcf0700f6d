package org.hybridgrid.command;

/** How an option's operand is written. */
enum Form {
    /** No operand: the word is the spelling. */
    FLAG,
    /** The rest of the word, perhaps nothing. */
    JOINED,
    /** The next word. */
    SEPARATE,
    /** The rest of the word, or the next word where there is no rest. */
    EITHER,
    /** After an equals sign, or the next word. */
    LONG
}
