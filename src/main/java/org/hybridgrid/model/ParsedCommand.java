package org.hybridgrid.model;

/** What the parser makes of a command line. */
public sealed interface ParsedCommand {

    /** Another node can run it. */
    record Distributable(CompileCommand command) implements ParsedCommand {
    }

    /**
     * It runs on the user's machine.
     *
     * @param reason why, as a named value
     * @param detail the word of the command line that decided it, or an empty string
     */
    record LocalOnly(LocalReason reason, String detail) implements ParsedCommand {
    }
}
