package org.hybridgrid.inputs;

/**
 * A directive whose operand is a macro, as in {@code #include HEADER}.
 *
 * @param macro the operand's first name; or all between its brackets
 * @param argument of a {@link Shape#CALL}; of a {@link Shape#CALLED}, with its delimiters if it has any, or null if it has several or more than
 *     that; the macro that is defined, of a {@link Shape#PASSED}; else null
 * @param shape what else the operand has
 * @param use what happens with the file
 * @param line from 1; 0 for {@link Shape#PASSED} and {@link Shape#CALLED}, which a file has once each
 */
record ComputedInclude(String macro, String argument, Shape shape, Include.Use use, int line) {

    /** How much of the operand is known. */
    enum Shape {
        /** The name alone: the macro's definitions are the values. */
        NAME,
        /** A macro with one name as its argument, as in {@code #include STRINGIZE(CONFIG)}. */
        CALL,
        /** Other arguments or tokens follow: no values can be listed. */
        EXPRESSION,
        /** Text between brackets where macros are replaced: in a replacement, or an argument in {@code #if WRAPPER(<NAME>)}. */
        BRACKETED,
        /** No operand: the macro's definition asks {@code __has_include} about one of its parameters. */
        WRAPPER,
        /** A call in another macro's replacement, with one of its parameters: if the called macro is a wrapper, so is this. */
        PASSED,
        /** A call in a replacement or a condition, which names a file only if the called macro is a wrapper. */
        CALLED,
        /** An argument in {@code #if F(NAME)}; it names a file only if some macro asks {@code __has_include}. */
        WRAPPED
    }
}
