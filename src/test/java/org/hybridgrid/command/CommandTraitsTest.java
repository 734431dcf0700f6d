package org.hybridgrid.command;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class CommandTraitsTest {

    /** Two direct compiles of it differ, so a difference says nothing of the worker. */
    @Test
    void shouldAskForNoSecondCompileOfWhatTheCompilerMakesAnotherEachTime() {
        assertFalse(CommandTraits.isRepeatable(Commands.compile("gcc -O2 -g -gsplit-dwarf -c a.c")));
        assertTrue(CommandTraits.isRepeatable(Commands.compile("gcc -O0 -g -gsplit-dwarf -c a.c")));
        assertTrue(CommandTraits.isRepeatable(Commands.compile("gcc -O2 -g -c a.c")));
        assertTrue(CommandTraits.isRepeatable(Commands.compile("clang -O2 -g -gsplit-dwarf -c a.c")));
    }

    @Test
    void shouldKnowMessagesThatAreBrokenIntoLines() {
        assertTrue(CommandTraits.wrapsMessages(Commands.compile("gcc -fmessage-length=72 -c a.c")));
        assertFalse(CommandTraits.wrapsMessages(Commands.compile("gcc -fmessage-length=0 -c a.c")));
        assertFalse(CommandTraits.wrapsMessages(Commands.compile("gcc -c a.c")));
    }

    @Test
    void shouldKnowThatADriverLooksBesideItsLink() {
        assertTrue(CommandTraits.keepsLinkedPrefixes(Commands.compile("gcc -no-canonical-prefixes -c a.c")));
        assertFalse(CommandTraits.keepsLinkedPrefixes(Commands.compile("gcc -c a.c")));
    }

    @Test
    void shouldKnowOpenMpByEitherFlag() {
        assertTrue(CommandTraits.readsOpenMp(Commands.compile("gcc -fopenmp -c a.c")));
        assertTrue(CommandTraits.readsOpenMp(Commands.compile("clang -fopenmp=libomp -c a.c")));
        assertFalse(CommandTraits.readsOpenMp(Commands.compile("gcc -c a.c")));
    }
}
