package org.hybridgrid.protocol.elf;

import java.nio.ByteBuffer;
import org.hybridgrid.protocol.MalformedMessageException;

/**
 * Relocations with addends as columns: the distance from the one before, the type, the symbol by how recently this section named it, and
 * the addend less the last one of the same symbol. One thread.
 */
final class RelocationColumns {

    private final Columns columns;
    private final StringReferences strings;
    private final RecentSymbols recent = new RecentSymbols();
    private final long[] lastAddend;
    /** The section that a symbol's last addend is of; sections start anew. */
    private final int[] usedIn;

    /**
     * Columns to be written or read.
     *
     * @param strings takes or gives the addends that point to debug strings
     * @param symbols how many symbols the object has
     */
    RelocationColumns(Columns columns, StringReferences strings, int symbols) {
        this.columns = columns;
        this.strings = strings;
        this.lastAddend = new long[symbols];
        this.usedIn = new int[symbols];
    }

    /** Writes the relocations of a section; false if one names a symbol that does not exist. */
    boolean write(ByteBuffer file, Section table, int index, SectionKind kind) {
        Column offsets = columns.of(Columns.RelocationField.OFFSET, kind);
        Column types = columns.of(Columns.RelocationField.TYPE, kind);
        Column ranks = columns.of(Columns.RelocationField.RANK, kind);
        Column newSymbols = columns.of(Columns.RelocationField.NEW_SYMBOL, kind);
        Column addends = columns.of(Columns.RelocationField.ADDEND, kind);
        Column stringNumbers = columns.of(Columns.RelocationField.STRING, kind);
        recent.clear();
        long previous = 0;
        int likelyNew = 0;
        int at = (int) table.offset();
        for (int i = table.entries(); i > 0; i--, at += Section.ENTRY_SIZE) {
            long offset = file.getLong(at);
            int symbol = file.getInt(at + 12);
            if (symbol < 0 || symbol >= lastAddend.length) {
                return false;
            }
            offsets.putSigned(offset - previous);
            previous = offset;
            types.putUnsigned(Integer.toUnsignedLong(file.getInt(at + 8)));
            int rank = recent.find(symbol);
            ranks.put(rank + 1);
            if (rank < 0) {
                recent.add(symbol);
                newSymbols.putSigned((long) symbol - likelyNew);
                likelyNew = symbol + 1;
            }
            long addend = file.getLong(at + 16);
            if (symbol == strings.symbol()) {
                strings.write(stringNumbers, addend);
            } else {
                addends.putSigned(addend - lastAddend(symbol, index));
                lastAddend[symbol] = addend;
            }
        }
        return true;
    }

    void read(ByteBuffer file, Section table, int index, SectionKind kind) {
        Column offsets = columns.of(Columns.RelocationField.OFFSET, kind);
        Column types = columns.of(Columns.RelocationField.TYPE, kind);
        Column ranks = columns.of(Columns.RelocationField.RANK, kind);
        Column newSymbols = columns.of(Columns.RelocationField.NEW_SYMBOL, kind);
        Column addends = columns.of(Columns.RelocationField.ADDEND, kind);
        Column stringNumbers = columns.of(Columns.RelocationField.STRING, kind);
        recent.clear();
        long offset = 0;
        long likelyNew = 0;
        int at = (int) table.offset();
        for (int i = table.entries(); i > 0; i--, at += Section.ENTRY_SIZE) {
            offset += offsets.takeSigned();
            int rank = ranks.take();
            int symbol = rank == 0 ? checked(likelyNew + newSymbols.takeSigned()) : checked(recent.get(rank - 1));
            if (rank == 0) {
                recent.add(symbol);
                likelyNew = symbol + 1;
            }
            file.putLong(at, offset).putInt(at + 8, (int) types.takeUnsigned()).putInt(at + 12, symbol);
            if (symbol == strings.symbol()) {
                strings.read(stringNumbers, at + 16);
            } else {
                long addend = lastAddend(symbol, index) + addends.takeSigned();
                lastAddend[symbol] = addend;
                file.putLong(at + 16, addend);
            }
        }
    }

    private long lastAddend(int symbol, int index) {
        if (usedIn[symbol] != index) {
            usedIn[symbol] = index;
            return 0;
        }
        return lastAddend[symbol];
    }

    private int checked(long symbol) {
        if (symbol < 0 || symbol >= lastAddend.length) {
            throw new MalformedMessageException("no symbol " + symbol);
        }
        return (int) symbol;
    }
}
