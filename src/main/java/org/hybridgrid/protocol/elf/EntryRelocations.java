package org.hybridgrid.protocol.elf;

import java.nio.ByteBuffer;
import org.hybridgrid.protocol.MalformedMessageException;

/** Writes the relocations of a section, one behind the other. One thread. */
final class EntryRelocations {

    /** Those of a section that has none. */
    static final EntryRelocations NONE = new EntryRelocations(null, 0, 0, 0, 0);

    private final ByteBuffer file;
    private final int end;
    private final int narrowType;
    private final int wideType;
    private int at;

    /** To fill this table. */
    EntryRelocations(ByteBuffer file, Section table, int narrowType, int wideType) {
        this(file, (int) table.offset(), (int) table.offset() + table.entries() * Section.ENTRY_SIZE, narrowType, wideType);
    }

    private EntryRelocations(ByteBuffer file, int at, int end, int narrowType, int wideType) {
        this.file = file;
        this.at = at;
        this.end = end;
        this.narrowType = narrowType;
        this.wideType = wideType;
    }

    /** Adds a relocation whose addend is to be set; where that is in the file. */
    int add(long offset, int type, int symbol) {
        if (at == end) {
            throw new MalformedMessageException("a relocation too many");
        }
        file.putLong(at, offset).putInt(at + 8, type).putInt(at + 12, symbol);
        at += Section.ENTRY_SIZE;
        return at - 8;
    }

    void add(long offset, int type, int symbol, long addend) {
        file.putLong(add(offset, type, symbol), addend);
    }

    /** The type of relocations of values of this width. */
    int type(int width) {
        return width == Relocations.NARROW ? narrowType : wideType;
    }

    void end() {
        if (at != end) {
            throw new MalformedMessageException("too few relocations");
        }
    }
}
