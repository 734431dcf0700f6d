package org.hybridgrid.protocol.elf;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The section of debug strings that is rebuilt from a table, and the symbol that relocations name it by.
 *
 * @param index of the section; -1 if there is none
 * @param symbol -1 if there is none
 */
record StringSection(int index, int symbol) {

    private static final byte[] NAME = ".debug_str\0".getBytes(StandardCharsets.US_ASCII);
    private static final int SECTION_SYMBOL = 3;
    private static final long COMPRESSED = 0x800;

    static final StringSection NONE = new StringSection(-1, -1);

    /** The string section of an object whose symbols are in place. */
    static StringSection find(SectionKinds kinds, ByteBuffer file) {
        for (int i = 1; i < kinds.sections().size(); i++) {
            Section section = kinds.sections().get(i);
            if (!section.isTable() && section.fileSize() > 0 && (section.flags() & COMPRESSED) == 0
                    && isNamed(kinds.names(), section.name())) {
                int symbol = symbol(kinds, file, i);
                return symbol < 0 ? NONE : new StringSection(i, symbol);
            }
        }
        return NONE;
    }

    private static boolean isNamed(byte[] names, int at) {
        return at >= 0 && at <= names.length - NAME.length
                && Arrays.equals(names, at, at + NAME.length, NAME, 0, NAME.length);
    }

    /** The symbol that names a section; -1 if there is none. */
    static int symbol(SectionKinds kinds, ByteBuffer file, int index) {
        for (Section table : kinds.sections()) {
            for (int i = 0; table.isSymbols() && i < table.entries(); i++) {
                int at = (int) table.offset() + i * Section.ENTRY_SIZE;
                if ((file.get(at + 4) & 15) == SECTION_SYMBOL && Short.toUnsignedInt(file.getShort(at + 6)) == index) {
                    return i;
                }
            }
        }
        return -1;
    }
}
