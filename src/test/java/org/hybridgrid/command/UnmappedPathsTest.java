package org.hybridgrid.command;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hybridgrid.model.DriverMode;
import org.hybridgrid.model.Family;
import org.hybridgrid.model.ParsedCommand;
import org.junit.jupiter.api.Test;

class UnmappedPathsTest {

    private static boolean isUnmapped(Family family, String... words) {
        ParsedCommand parsed = new CommandParser(name -> Optional.empty())
                .parse(family, DriverMode.C, "cc", List.of(words), Map.of());
        return UnmappedPaths.in(((ParsedCommand.Distributable) parsed).command(), "/work");
    }

    @Test
    void shouldKeepHereWhatOfGccHasOldDwarfAndAnAbsoluteSource() {
        assertTrue(isUnmapped(Family.GCC, "-gdwarf-4", "-c", "/work/a.c"));
        assertTrue(isUnmapped(Family.GCC, "-c", "/work/a.c", "-gdwarf-3"));
    }

    @Test
    void shouldSendOldDwarfOfARelativeSourceAndNewDwarfOfAny() {
        assertFalse(isUnmapped(Family.GCC, "-gdwarf-4", "-c", "a.c"));
        assertFalse(isUnmapped(Family.GCC, "-gdwarf-5", "-c", "/work/a.c"));
        assertFalse(isUnmapped(Family.GCC, "-g", "-c", "/work/a.c"));
        assertFalse(isUnmapped(Family.CLANG, "-gdwarf-4", "-c", "/work/a.c"));
    }

    /** The command fuzzer's seeds 4010 and 4463. */
    @Test
    void shouldKeepHereSplitDwarfInWhichGccNamesHeadersAsItOpenedThem() {
        assertTrue(isUnmapped(Family.GCC, "-ggdb3", "-gsplit-dwarf", "-c", "a.c"));
        assertTrue(isUnmapped(Family.GCC, "-g3", "-gsplit-dwarf", "-S", "a.c"));
        assertFalse(isUnmapped(Family.GCC, "-g", "-gsplit-dwarf", "-c", "a.c"));
        assertFalse(isUnmapped(Family.GCC, "-g3", "-c", "a.c"));
        assertFalse(isUnmapped(Family.CLANG, "-g3", "-gsplit-dwarf", "-c", "a.c"));
    }
}
