package org.hybridgrid.protocol.elf;

import java.nio.ByteBuffer;
import org.hybridgrid.protocol.MalformedMessageException;

/** The relocations of a section, taken in their order by who reads the section. All of one width are of one type. One thread. */
final class Relocations {

    static final int NARROW = 4;
    static final int WIDE = 8;

    private final ByteBuffer file;
    private final int start;
    private final int count;
    private final int symbols;
    private int next;
    private int narrowType;
    private int wideType;

    /**
     * The relocations of this table.
     *
     * @param symbols how many symbols the object has
     */
    Relocations(ByteBuffer file, Section table, int symbols) {
        this.file = file;
        this.start = (int) table.offset();
        this.count = table.entries();
        this.symbols = symbols;
    }

    boolean isAtEnd() {
        return next == count;
    }

    /** The index of the next that was not taken. */
    int next() {
        return next;
    }

    /** Takes the relocation of a value at this place of the section; -1 if it has none. */
    int take(long offset, int width) {
        if (next == count || offset(next) != offset) {
            return -1;
        }
        int type = typeOf(next);
        if (type == 0 || symbol(next) < 0 || symbol(next) >= symbols) {
            throw new MalformedMessageException("a relocation of no type or symbol");
        }
        if (width == NARROW) {
            narrowType = narrowType == 0 ? type : narrowType;
        } else {
            wideType = wideType == 0 ? type : wideType;
        }
        if (type != type(width)) {
            throw new MalformedMessageException("relocations of different types");
        }
        return next++;
    }

    /** Takes all before this place. Their width is told by their type, which must be that of others taken before. */
    void skip(long end) {
        while (next < count && offset(next) < end) {
            int width = width(next);
            if (offset(next) > end - width || take(offset(next), width) < 0) {
                throw new MalformedMessageException("a relocation across the end of a value");
            }
        }
    }

    /** Bytes of a relocated value inside of a block. */
    int width(int relocation) {
        return typeOf(relocation) == narrowType ? NARROW : WIDE;
    }

    /** The type of all relocations of this width; 0 if there are none. */
    int type(int width) {
        return width == NARROW ? narrowType : wideType;
    }

    int count() {
        return count;
    }

    long offset(int relocation) {
        return file.getLong(start + relocation * Section.ENTRY_SIZE);
    }

    private int typeOf(int relocation) {
        return file.getInt(start + relocation * Section.ENTRY_SIZE + 8);
    }

    int symbol(int relocation) {
        return file.getInt(start + relocation * Section.ENTRY_SIZE + 12);
    }

    long addend(int relocation) {
        return file.getLong(start + relocation * Section.ENTRY_SIZE + 16);
    }
}
