package org.hybridgrid.protocol.elf;

import java.nio.ByteBuffer;
import org.hybridgrid.protocol.MalformedMessageException;

/** Writes the relocations of a section, one behind the other. One thread. */
final class EntryRelocations {

    private final ByteBuffer file;
    private final int end;
    private final int narrowType;
    private final int wideType;
    private int at;

    /** To fill this table. */
    EntryRelocations(ByteBuffer file, Section table, int narrowType, int wideType) {
        this.file = file;
        this.at = (int) table.offset();
        this.end = at + table.entries() * Section.ENTRY_SIZE;
        this.narrowType = narrowType;
        this.wideType = wideType;
    }

    /** Adds a relocation whose addend is to be set; where that is in the file. */
    int add(long offset, int width, int symbol) {
        if (at == end) {
            throw new MalformedMessageException("a relocation too many");
        }
        file.putLong(at, offset).putInt(at + 8, width == Relocations.NARROW ? narrowType : wideType).putInt(at + 12, symbol);
        at += Section.ENTRY_SIZE;
        return at - 8;
    }

    void add(long offset, int width, int symbol, long addend) {
        file.putLong(add(offset, width, symbol), addend);
    }

    void end() {
        if (at != end) {
            throw new MalformedMessageException("too few relocations");
        }
    }
}
