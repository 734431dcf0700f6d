package org.hybridgrid.toolchain;

import java.util.List;

/** The commands that {@code -###} prints, for the fuzzers. */
public final class PrintedCommands {

    private PrintedCommands() {
    }

    public static List<List<String>> of(String answer) {
        return DriverWords.commands(answer);
    }
}
