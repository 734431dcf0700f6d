package org.hybridgrid.initiator;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hybridgrid.command.CommandParser;
import org.hybridgrid.model.CompileCommand;
import org.hybridgrid.model.DriverMode;
import org.hybridgrid.model.Family;
import org.hybridgrid.model.ParsedCommand;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutputPlacesTest {

    private static final int UMASK = 022;

    @TempDir
    private Path directory;

    private Path project;

    @BeforeEach
    void make() throws IOException {
        project = Files.createDirectory(directory.toRealPath().resolve("project"));
    }

    private Optional<String> special(String output) {
        CompileCommand command = ((ParsedCommand.Distributable) new CommandParser(name -> Optional.empty())
                .parse(Family.GCC, DriverMode.C, "gcc", List.of("-c", "a.c", "-o", output), Map.of())).command();
        return OutputPlaces.special(command, project.toString(), UMASK);
    }

    @Test
    void shouldReplaceAFileInADirectoryThatIsThere() {
        assertEquals(Optional.empty(), special("a.o"));
        assertEquals(Optional.empty(), special("../a.o"));
        assertEquals(Optional.empty(), special(project + "/../project/./a.o"));
    }

    @Test
    void shouldLeaveToTheCompilerWhatIsNoPlainFile() throws IOException {
        Files.createSymbolicLink(project.resolve("link.o"), Path.of("a.o"));
        Files.createDirectory(project.resolve("directory.o"));
        for (String output : List.of("link.o", "directory.o", "no/such/a.o", "/dev/full")) {
            assertEquals(Optional.of(output), special(output));
        }
    }

    /** The kernel stays at "/", where a worker would leave the input root. */
    @Test
    void shouldLeaveToTheCompilerWhatLeadsAboveTheTop() {
        String output = "../".repeat(project.getNameCount() + 1) + project.toString().substring(1) + "/a.o";
        assertEquals(Optional.of(output), special(output));
        assertEquals(Optional.of("/.." + project + "/a.o"), special("/.." + project + "/a.o"));
    }
}
