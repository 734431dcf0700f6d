package org.hybridgrid.inputs;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The macros that one file defines, under any condition. Most are kept as a hash of their name only,
 * which is enough: a clash of hashes costs a needless preprocessing, never a wrong file.
 */
final class MacroTable {

    static final MacroTable EMPTY = new Builder().build();

    private final int[] defined;
    private final int[] complex;
    private final List<Definition> values;

    private record Definition(String macro, Replacement replacement) {
    }

    private MacroTable(int[] defined, int[] complex, List<Definition> values) {
        this.defined = defined;
        this.complex = complex;
        this.values = values;
    }

    /** Whether the file defines the macro in any shape. */
    boolean defines(String macro) {
        return Arrays.binarySearch(defined, macro.hashCode()) >= 0;
    }

    /** Whether the file defines the macro as something that only the preprocessor can evaluate. */
    boolean definesComplex(String macro) {
        return Arrays.binarySearch(complex, macro.hashCode()) >= 0;
    }

    /** Every header or other name that the file defines the macro as. */
    List<Replacement> values(String macro) {
        List<Replacement> found = new ArrayList<>();
        if (defines(macro)) {
            for (Definition definition : values) {
                if (definition.macro.equals(macro)) {
                    found.add(definition.replacement);
                }
            }
        }
        return found;
    }

    int weight() {
        return 4 * (defined.length + complex.length) + 48 * values.size();
    }

    /** Collects definitions. */
    static final class Builder {
        private int[] defined = new int[16];
        private int definedCount;
        private int[] complex = new int[4];
        private int complexCount;
        private final List<Definition> values = new ArrayList<>();

        void add(String macro, Replacement replacement) {
            addHash(macro.hashCode());
            if (replacement instanceof Replacement.Complex) {
                addComplex(macro.hashCode());
            } else if (!(replacement instanceof Replacement.Other)) {
                Definition definition = new Definition(macro, replacement);
                if (values.size() > 200 || !values.contains(definition)) {
                    values.add(definition);
                }
            }
        }

        void addAll(MacroTable other) {
            for (int hash : other.defined) {
                addHash(hash);
            }
            for (int hash : other.complex) {
                addComplex(hash);
            }
            values.addAll(other.values);
        }

        MacroTable build() {
            return new MacroTable(sorted(defined, definedCount), sorted(complex, complexCount), List.copyOf(values));
        }

        private void addHash(int hash) {
            if (definedCount == defined.length) {
                defined = Arrays.copyOf(defined, 2 * definedCount);
            }
            defined[definedCount++] = hash;
        }

        private void addComplex(int hash) {
            if (complexCount == complex.length) {
                complex = Arrays.copyOf(complex, 2 * complexCount);
            }
            complex[complexCount++] = hash;
        }

        private static int[] sorted(int[] hashes, int count) {
            return Arrays.stream(hashes, 0, count).sorted().distinct().toArray();
        }
    }
}
