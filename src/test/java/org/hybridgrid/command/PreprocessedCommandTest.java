package org.hybridgrid.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.hybridgrid.model.Argument;
import org.hybridgrid.model.CompileCommand;
import org.hybridgrid.model.Family;
import org.hybridgrid.model.Language;
import org.hybridgrid.model.Output;
import org.junit.jupiter.api.Test;

class PreprocessedCommandTest {

    private static CompileCommand command(int debug, String... words) {
        List<Argument> arguments = List.of(words).stream().map(Argument::plain).toList();
        return new CompileCommand(Family.GCC, "gcc", arguments, "a.c", List.of(words).indexOf("a.c"), Language.C,
                List.of(new Output(Output.Kind.OBJECT, "a.o"), new Output(Output.Kind.DEPFILE, "a.d")),
                List.of(), true, List.of(), List.of(), List.of(), 2, debug);
    }

    @Test
    void shouldLeaveThePreprocessorsWordsHereAndTheCompilersThere() {
        PreprocessedCommand split = PreprocessedCommand.split(
                command(0, "-w", "-O2", "-MD", "-MP", "-include", "x.h", "-c", "a.c", "-o", "a.o"), "/tmp/a.i").orElseThrow();
        assertEquals(List.of("-w", "-O2", "-MD", "-MP", "-include", "x.h", "-E", "a.c", "-MF", "a.d", "-MQ", "a.o", "-o", "/tmp/a.i"),
                split.preprocess());
        assertEquals(List.of("-w", "-O2", "-c", "-x", "cpp-output", "a.c", "-o", "a.o"),
                split.compile().stream().map(Argument::text).toList());
        assertEquals(List.of(new Output(Output.Kind.OBJECT, "a.o")), split.outputs());
    }

    @Test
    void shouldNotPreprocessWhatHoldsColumnsInItsDebugInformation() {
        assertEquals(Optional.empty(), PreprocessedCommand.split(command(2, "-w", "-g", "-c", "a.c"), "/tmp/a.i"));
    }

    @Test
    void shouldNotPreprocessWhatItCantTellApart() {
        assertTrue(PreprocessedCommand.split(command(0, "-w", "-Wp,-MMD,a.d", "-c", "a.c"), "/tmp/a.i").isEmpty());
    }

    @Test
    void shouldNotPreprocessWhatMayWarnOfMacrosOrAsksForColumns() {
        assertTrue(PreprocessedCommand.split(command(0, "-c", "a.c"), "/tmp/a.i").isEmpty());
        for (String word : List.of("-fstack-usage", "-fsanitize=undefined", "-finput-charset=latin1", "-fcallgraph-info=su")) {
            assertTrue(PreprocessedCommand.split(command(0, "-w", word, "-c", "a.c"), "/tmp/a.i").isEmpty(), word);
        }
    }
}
