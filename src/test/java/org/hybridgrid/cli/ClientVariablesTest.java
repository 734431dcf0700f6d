package org.hybridgrid.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.hybridgrid.protocol.WireAction;
import org.junit.jupiter.api.Test;

/** What decides by a variable is of use only if the native client sends it. */
class ClientVariablesTest {

    private static List<String> quoted(Path source, String pattern) throws IOException {
        return Pattern.compile(pattern).matcher(Files.readString(source)).results().map(found -> found.group(1)).toList();
    }

    @Test
    void shouldSendEveryVariableThatKeepsACommandHereOrTravels() throws IOException {
        List<String> sent = quoted(Path.of("native-hooks/client/request.c"), "\"([A-Z][A-Z_]+)\"");
        List<String> asked = quoted(Path.of("src/main/java/org/hybridgrid/command/EnvironmentCheck.java"), "\"([A-Z][A-Z_]+)\"");
        assertTrue(asked.size() > 15, asked.toString());
        assertEquals(List.of(), asked.stream().filter(name -> !sent.contains(name) && sent.stream().filter(s -> s.endsWith("_")).noneMatch(name::startsWith)).toList());
        assertEquals(List.of(), WireAction.VARIABLES.stream().filter(name -> !sent.contains(name)).toList());
    }
}
