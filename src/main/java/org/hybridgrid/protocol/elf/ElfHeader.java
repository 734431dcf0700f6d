package org.hybridgrid.protocol.elf;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** The fields of an ELF-64 header that the folding needs, and where they are. */
final class ElfHeader {

    private static final int HEADERS_OFFSET = 0x28;
    private static final int COUNT = 0x3c;
    private static final int NAME_SECTION = 0x3e;
    /** Magic, 64 bits, little-endian. */
    private static final byte[] IDENTITY = {0x7f, 'E', 'L', 'F', 2, 1};
    private static final int RELOCATABLE = 1;

    private ElfHeader() {
    }

    static boolean isRelocatable(byte[] file) {
        if (file.length < Section.HEADER_SIZE) {
            return false;
        }
        for (int i = 0; i < IDENTITY.length; i++) {
            if (file[i] != IDENTITY[i]) {
                return false;
            }
        }
        return view(file).getShort(0x10) == RELOCATABLE;
    }

    static ByteBuffer view(byte[] file) {
        return ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
    }

    static long headersOffset(ByteBuffer header) {
        return header.getLong(HEADERS_OFFSET);
    }

    static void setHeadersOffset(ByteBuffer header, long offset) {
        header.putLong(HEADERS_OFFSET, offset);
    }

    /** How many sections there are, the first of which is none. */
    static int count(ByteBuffer header) {
        return Short.toUnsignedInt(header.getShort(COUNT));
    }

    static int nameSection(ByteBuffer header) {
        return Short.toUnsignedInt(header.getShort(NAME_SECTION));
    }
}
