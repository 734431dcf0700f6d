package org.hybridgrid.command;

import org.hybridgrid.model.Family;

/** The levels that {@code -O} and {@code -g} ask for. */
final class Levels {

    private Levels() {
    }

    /** 0 to 3 for the operand of {@code -O}; a size is worth a 2, as is Clang's {@code -O4} a 3. */
    static int optimisation(String operand) {
        return switch (operand) {
            case "0" -> 0;
            case "", "1", "g" -> 1;
            case "2", "s", "z" -> 2;
            default -> 3;
        };
    }

    /**
     * The DWARF level after one more option. GCC only raises the level by a bare {@code -g} or
     * {@code -gdwarf-5}, Clang takes the last option's.
     */
    static int debug(Family family, int before, String word) {
        if (word.equals("-gtoggle")) {
            return before > 0 ? 0 : 2;
        }
        if (word.equals("-gline-tables-only") || word.equals("-gline-directives-only") || word.equals("-gmlt")) {
            return 1;
        }
        char last = word.charAt(word.length() - 1);
        boolean levelled = last >= '0' && last <= '3' && !word.startsWith("-gdwarf");
        if (levelled) {
            return last - '0';
        }
        return family == Family.GCC ? Math.max(before, 2) : 2;
    }
}
