package org.hybridgrid.protocol.elf;

import java.nio.ByteBuffer;
import org.hybridgrid.protocol.MalformedMessageException;

/** The relocations of a section, taken in their order by who reads the section. All of one width are of one type. One thread. */
final class Relocations {

    static final int NARROW = 4;
    static final int WIDE = 8;
    /** Of four bytes, by the psABI of x86-64 and of AArch64: for a section whose first such is inside of a block. */
    private static final int X86_64_32 = 10;
    private static final int AARCH64_ABS32 = 258;

    /** Those of a section that has none. */
    static final Relocations NONE = new Relocations(null, 0, 0, 0);

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
        this(file, (int) table.offset(), table.entries(), symbols);
    }

    private Relocations(ByteBuffer file, int start, int count, int symbols) {
        this.file = file;
        this.start = start;
        this.count = count;
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
        int type = checkSymbol();
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

    /** The type of the next. */
    private int checkSymbol() {
        int type = typeOf(next);
        if (type <= 0 || symbol(next) < 0 || symbol(next) >= symbols) {
            throw new MalformedMessageException("a relocation of no type or symbol");
        }
        return type;
    }

    /** Whether a relocation is of another type than those of values, as that of a thread's variable in an expression is. */
    boolean isOdd(int relocation) {
        return width(relocation) == WIDE && wideType != 0 && typeOf(relocation) != wideType;
    }

    /** Takes all before this place. Those of a type that values have not are taken to be wide. */
    void skip(long end) {
        while (next < count && offset(next) < end) {
            int width = width(next);
            if (offset(next) > end - width) {
                throw new MalformedMessageException("a relocation across the end of a value");
            }
            if (isOdd(next)) {
                checkSymbol();
                next++;
            } else {
                take(offset(next), width);
            }
        }
    }

    /** Bytes of a relocated value inside of a block. */
    int width(int relocation) {
        int type = typeOf(relocation);
        boolean narrow = narrowType == 0 ? type == X86_64_32 || type == AARCH64_ABS32 : type == narrowType;
        return narrow ? NARROW : WIDE;
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

    int typeOf(int relocation) {
        return file.getInt(start + relocation * Section.ENTRY_SIZE + 8);
    }

    int symbol(int relocation) {
        return file.getInt(start + relocation * Section.ENTRY_SIZE + 12);
    }

    long addend(int relocation) {
        return file.getLong(start + relocation * Section.ENTRY_SIZE + 16);
    }
}
