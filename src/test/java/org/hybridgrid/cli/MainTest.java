package org.hybridgrid.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MainTest {

    /** The native client hands the question to the jar: it must be answered here, and not handed back. */
    @ParameterizedTest
    @ValueSource(strings = {"install", "join", "leave", "run", "status", "stats", "explain"})
    void shouldSayItselfWhatACommandIsFor(String command) {
        for (String question : new String[] {"--help", "-h"}) {
            ByteArrayOutputStream said = new ByteArrayOutputStream();
            PrintStream before = System.out;
            System.setOut(new PrintStream(said, true, StandardCharsets.UTF_8));
            try {
                assertEquals(Main.DONE, Main.run(command, question));
            } finally {
                System.setOut(before);
            }
            String text = said.toString(StandardCharsets.UTF_8);
            assertTrue(text.startsWith("Usage: hybridgrid " + command), text);
        }
    }
}
