package org.hybridgrid.protocol.elf;

import org.hybridgrid.protocol.MalformedMessageException;

/**
 * Relocated values of one kind of attribute: the symbol by how recently one named it, and the addend less the last one of the same symbol.
 * One thread.
 */
final class PointerColumns {

    private static final int NEW = 0;
    private static final int NOT_RELOCATED = 1;
    private static final int FIRST_RANK = 2;

    private final Column symbols;
    private final Column addends;
    private final long[] lastAddends;
    private final RecentSymbols recent = new RecentSymbols();
    private int likelyNew;

    /**
     * Columns to be written or read.
     *
     * @param symbolCount how many symbols the object has
     */
    PointerColumns(Column symbols, Column addends, int symbolCount) {
        this.symbols = symbols;
        this.addends = addends;
        this.lastAddends = new long[symbolCount];
    }

    /** Writes a value that is not relocated. */
    void put(long value) {
        symbols.putUnsigned(NOT_RELOCATED);
        addends.putUnsigned(value);
    }

    void put(int symbol, long addend) {
        int rank = recent.find(symbol);
        symbols.putUnsigned(rank < 0 ? NEW : FIRST_RANK + rank);
        if (rank < 0) {
            recent.add(symbol);
            symbols.putSigned((long) symbol - likelyNew);
            likelyNew = symbol + 1;
        }
        addends.putSigned(addend - lastAddends[symbol]);
        lastAddends[symbol] = addend;
    }

    /** Reads the symbol of a value, -1 if it is not relocated; {@link #take(int)} must follow. */
    int takeSymbol() {
        int rank = symbols.takeInt();
        if (rank == NOT_RELOCATED) {
            return -1;
        }
        long symbol = rank == NEW ? likelyNew + symbols.takeSigned() : recent.get(rank - FIRST_RANK);
        if (symbol < 0 || symbol >= lastAddends.length) {
            throw new MalformedMessageException("no symbol " + symbol);
        }
        if (rank == NEW) {
            recent.add((int) symbol);
            likelyNew = (int) symbol + 1;
        }
        return (int) symbol;
    }

    /** The addend of the symbol, or the value that is not relocated. */
    long take(int symbol) {
        if (symbol < 0) {
            return addends.takeUnsigned();
        }
        lastAddends[symbol] += addends.takeSigned();
        return lastAddends[symbol];
    }
}
