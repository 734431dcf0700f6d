package org.hybridgrid.protocol.elf;

import java.nio.ByteBuffer;

/** A section header of ELF-64, all fields as they are in the file. */
record Section(int name, int type, long flags, long address, long offset, long size, int link, int info, long alignment, long entrySize) {

    static final int HEADER_SIZE = 64;
    /** Bytes of a relocation with addend, and of a symbol. */
    static final int ENTRY_SIZE = 24;

    private static final int SYMTAB = 2;
    private static final int RELA = 4;
    private static final int NOBITS = 8;
    private static final long COMPRESSED = 0x800;

    static Section read(ByteBuffer file, int at) {
        return new Section(file.getInt(at), file.getInt(at + 4), file.getLong(at + 8), file.getLong(at + 16), file.getLong(at + 24),
                file.getLong(at + 32), file.getInt(at + 40), file.getInt(at + 44), file.getLong(at + 48), file.getLong(at + 56));
    }

    void write(ByteBuffer file, int at) {
        file.putInt(at, name).putInt(at + 4, type).putLong(at + 8, flags).putLong(at + 16, address).putLong(at + 24, offset);
        file.putLong(at + 32, size).putInt(at + 40, link).putInt(at + 44, info).putLong(at + 48, alignment).putLong(at + 56, entrySize);
    }

    Section at(long newOffset) {
        return new Section(name, type, flags, address, newOffset, size, link, info, alignment, entrySize);
    }

    boolean isSymbols() {
        return type == SYMTAB;
    }

    boolean isRelocations() {
        return type == RELA;
    }

    boolean isCompressed() {
        return (flags & COMPRESSED) != 0;
    }

    boolean isTable() {
        return isSymbols() || isRelocations();
    }

    int entries() {
        return (int) (size / ENTRY_SIZE);
    }

    /** Bytes it takes of the file. */
    long fileSize() {
        return type == NOBITS || type == 0 ? 0 : size;
    }

    /** The first place from here on that has its alignment. */
    long alignedFrom(long position) {
        return alignment > 1 && Long.bitCount(alignment) == 1 && alignment <= 1 << 16 ? position + alignment - 1 & -alignment : position;
    }
}
