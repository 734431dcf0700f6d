package org.hybridgrid.protocol.elf;

import java.nio.ByteBuffer;
import java.util.Arrays;
import org.hybridgrid.protocol.MalformedMessageException;

/** The header of a compilation unit in the 32-bit format: DWARF 4, section 7.5.1.1, and DWARF 5, section 7.5.1. */
final class UnitHeader {

    private static final int SIZE_4 = 11;
    private static final int SIZE_5 = 12;
    private static final int COMPILE = 1;

    private UnitHeader() {
    }

    /** The header of a unit that fills this section, its length left out. */
    static byte[] read(byte[] object, Section info) {
        int at = (int) info.offset();
        ByteBuffer file = ElfHeader.view(object);
        int size = info.fileSize() < SIZE_5 ? 0 : size(file, at);
        if (size == 0 || file.getInt(at) != info.fileSize() - 4) {
            throw new MalformedMessageException("no unit, or more than one");
        }
        byte[] header = Arrays.copyOfRange(object, at, at + size);
        Arrays.fill(header, 0, 4, (byte) 0);
        return header;
    }

    private static int size(ByteBuffer file, int at) {
        int version = file.getShort(at + 4);
        return version == 4 ? SIZE_4 : version == 5 && file.get(at + 6) == COMPILE ? SIZE_5 : 0;
    }

    static int checkedSize(int size) {
        if (size != SIZE_4 && size != SIZE_5) {
            throw new MalformedMessageException("a unit's header of " + size + " bytes");
        }
        return size;
    }

    /** Where the offset of the unit's abbreviations is in a header of this size. */
    static int abbreviationsOffset(int headerSize) {
        return headerSize == SIZE_4 ? 6 : 8;
    }
}
