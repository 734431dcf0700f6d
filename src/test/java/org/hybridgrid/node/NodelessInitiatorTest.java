package org.hybridgrid.node;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.hybridgrid.initiator.Explanation;
import org.hybridgrid.protocol.ClientMessage;
import org.hybridgrid.toolchain.Hasher;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NodelessInitiatorTest {

    @TempDir
    private Path temporary;

    private Explanation explain(String... command) throws IOException {
        try (NodelessInitiator initiator = new NodelessInitiator(new StateDirectory(temporary.resolve("no-state")), Hasher.plain())) {
            return initiator.explain(new ClientMessage.Compile(List.of(command), temporary.toRealPath().toString(),
                    Map.of("PATH", System.getenv("PATH")), 022, false, false, 1, true));
        }
    }

    @Test
    void shouldTellWhatOneMachineCanTell() throws IOException {
        Files.writeString(temporary.resolve("a.c"), "#include \"a.h\"\n");
        Files.writeString(temporary.resolve("a.h"), "");
        Explanation explained = explain("cc", "-c", "a.c");
        assertEquals("exec", explained.outcome());
        assertTrue(explained.why().startsWith("no node is running"), explained.why());
        assertEquals(List.of(), explained.reasons());
        assertTrue(explained.distributable());
        assertTrue(explained.inputs().list().stream().anyMatch(input -> input.path().endsWith("/a.h")
                && input.foundBy().equals("#include \"a.h\"") && input.line() == 1));
        assertEquals("features", explained.expected().basis());
        assertNotNull(explained.action());
        assertNull(explained.steal());
    }

    @Test
    void shouldTellWhyACommandCouldNeverLeave() throws IOException {
        Explanation explained = explain("cc", "a.o", "-o", "a");
        assertEquals("link", explained.reasons().get(0).name());
        assertNull(explained.inputs());
    }
}
