package org.hybridgrid.protocol.elf;

import java.util.Arrays;
import org.hybridgrid.protocol.MalformedMessageException;

/**
 * Relocated values of one kind of attribute: the symbol by how recently one named it, and the addend less the last one of the same symbol.
 * One thread.
 */
final class PointerColumns {

    private static final int NEW = 0;
    private static final int NOT_RELOCATED = 1;
    private static final int FIRST_RANK = 2;
    private static final int NO_PART = 0;
    private static final int FIRST_PART = 1;

    private final Column symbols;
    private final Column addends;
    private final long[] lastAddends;
    private final RecentSymbols recent = new RecentSymbols();
    private int likelyNew;
    private int partsOf = -1;
    private int[] parts;
    private int likelyPart;

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

    /**
     * Has addends of a symbol be written as numbers of parts of the section that it names.
     *
     * @param starts where in the section each part begins, ascending
     */
    void setParts(int symbol, int[] starts) {
        partsOf = symbol;
        parts = starts;
    }

    private void putPart(long addend) {
        int part = addend < 0 || addend > Integer.MAX_VALUE ? -1 : Arrays.binarySearch(parts, (int) addend);
        addends.putUnsigned(part < 0 ? NO_PART : FIRST_PART + Column.zigzag((long) part - likelyPart));
        if (part < 0) {
            addends.putUnsigned(addend);
        } else {
            likelyPart = part + 1;
        }
    }

    private long takePart() {
        long code = addends.takeUnsigned();
        if (code == NO_PART) {
            return addends.takeUnsigned();
        }
        long part = likelyPart + Column.unzigzag(code - FIRST_PART);
        if (part < 0 || part >= parts.length) {
            throw new MalformedMessageException("no part " + part);
        }
        likelyPart = (int) part + 1;
        return parts[(int) part];
    }

    /** Has the next addend of a symbol be likely to be this much further. */
    void pass(int symbol, long length) {
        lastAddends[symbol] += length;
    }

    void put(int symbol, long addend) {
        int rank = recent.find(symbol);
        symbols.putUnsigned(rank < 0 ? NEW : FIRST_RANK + rank);
        if (rank < 0) {
            recent.add(symbol);
            symbols.putSigned((long) symbol - likelyNew);
            likelyNew = symbol + 1;
        }
        if (symbol == partsOf) {
            putPart(addend);
            return;
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
        if (symbol == partsOf) {
            return takePart();
        }
        lastAddends[symbol] += addends.takeSigned();
        return lastAddends[symbol];
    }
}
