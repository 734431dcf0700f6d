package org.hybridgrid.protocol.elf;

/** The symbols that one section's relocations named last, the latest first: most relocations name one of a few. One thread. */
final class RecentSymbols {

    /** A rank fits a byte, and a search is short whatever the object. */
    static final int CAPACITY = 255;

    private final int[] symbols = new int[CAPACITY];
    private int size;

    void clear() {
        size = 0;
    }

    /** The symbol's rank, which is now 0; -1 if it is not among them, and {@link #add} must follow. */
    int find(int symbol) {
        for (int rank = 0; rank < size; rank++) {
            if (symbols[rank] == symbol) {
                toFront(rank, symbol);
                return rank;
            }
        }
        return -1;
    }

    /** The symbol that has this rank, which is now 0; -1 if there is none. */
    int get(int rank) {
        if (rank >= size) {
            return -1;
        }
        int symbol = symbols[rank];
        toFront(rank, symbol);
        return symbol;
    }

    void add(int symbol) {
        if (size < CAPACITY) {
            size++;
        }
        toFront(size - 1, symbol);
    }

    private void toFront(int rank, int symbol) {
        System.arraycopy(symbols, 0, symbols, 1, rank);
        symbols[0] = symbol;
    }
}
