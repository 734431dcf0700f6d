package org.hybridgrid.command;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hybridgrid.model.CompileCommand;
import org.hybridgrid.model.DriverMode;
import org.hybridgrid.model.Family;
import org.hybridgrid.model.ParsedCommand;
import org.junit.jupiter.api.Test;

class CommandTraitsTest {

    private static CompileCommand command(Family family, String... words) {
        return ((ParsedCommand.Distributable) new CommandParser(name -> Optional.empty())
                .parse(family, DriverMode.C, "cc", List.of(words), Map.of())).command();
    }

    private static CompileCommand gcc(String... words) {
        return command(Family.GCC, words);
    }

    /** Two direct compiles of it differ, so a difference says nothing of the worker. */
    @Test
    void shouldAskForNoSecondCompileOfWhatTheCompilerMakesAnotherEachTime() {
        assertFalse(CommandTraits.isRepeatable(gcc("-O2", "-g", "-gsplit-dwarf", "-c", "a.c")));
        assertTrue(CommandTraits.isRepeatable(gcc("-O0", "-g", "-gsplit-dwarf", "-c", "a.c")));
        assertTrue(CommandTraits.isRepeatable(gcc("-O2", "-g", "-c", "a.c")));
        assertTrue(CommandTraits.isRepeatable(command(Family.CLANG, "-O2", "-g", "-gsplit-dwarf", "-c", "a.c")));
    }

    @Test
    void shouldKnowMessagesThatAreBrokenIntoLines() {
        assertTrue(CommandTraits.wrapsMessages(gcc("-fmessage-length=72", "-c", "a.c")));
        assertFalse(CommandTraits.wrapsMessages(gcc("-fmessage-length=0", "-c", "a.c")));
        assertFalse(CommandTraits.wrapsMessages(gcc("-c", "a.c")));
    }

    @Test
    void shouldKnowThatADriverLooksBesideItsLink() {
        assertTrue(CommandTraits.looksBesideALink(gcc("-no-canonical-prefixes", "-c", "a.c")));
        assertFalse(CommandTraits.looksBesideALink(gcc("-c", "a.c")));
    }

    @Test
    void shouldKnowOpenMpByEitherFlag() {
        assertTrue(CommandTraits.readsOpenMp(gcc("-fopenmp", "-c", "a.c")));
        assertTrue(CommandTraits.readsOpenMp(command(Family.CLANG, "-fopenmp=libomp", "-c", "a.c")));
        assertFalse(CommandTraits.readsOpenMp(gcc("-c", "a.c")));
    }
}
