package org.hybridgrid.protocol.elf;

import java.nio.ByteBuffer;

/**
 * The symbol table as columns. A symbol's value is written as the distance from the end of the one before, since functions follow
 * each other.
 */
final class SymbolColumns {

    private final Column names;
    private final Column infos;
    private final Column sections;
    private final Column values;
    private final Column sizes;

    SymbolColumns(Columns columns) {
        names = columns.of(Columns.Field.SYMBOL_NAME);
        infos = columns.of(Columns.Field.SYMBOL_INFO);
        sections = columns.of(Columns.Field.SYMBOL_SECTION);
        values = columns.of(Columns.Field.SYMBOL_VALUE);
        sizes = columns.of(Columns.Field.SYMBOL_SIZE);
    }

    void write(ByteBuffer file, Section table) {
        int previousName = 0;
        int previousSection = 0;
        long likely = 0;
        int at = (int) table.offset();
        for (int i = table.entries(); i > 0; i--, at += Section.ENTRY_SIZE) {
            int name = file.getInt(at);
            int section = file.getShort(at + 6);
            long value = file.getLong(at + 8);
            long size = file.getLong(at + 16);
            names.putSigned((long) name - previousName);
            infos.put(file.get(at + 4));
            infos.put(file.get(at + 5));
            sections.putSigned(section - previousSection);
            values.putSigned(value - likely);
            sizes.putUnsigned(size);
            previousName = name;
            previousSection = section;
            likely = value + size;
        }
    }

    void read(ByteBuffer file, Section table) {
        int name = 0;
        int section = 0;
        long likely = 0;
        int at = (int) table.offset();
        for (int i = table.entries(); i > 0; i--, at += Section.ENTRY_SIZE) {
            name += (int) names.takeSigned();
            section += (int) sections.takeSigned();
            long value = likely + values.takeSigned();
            long size = sizes.takeUnsigned();
            file.putInt(at, name).put(at + 4, (byte) infos.take()).put(at + 5, (byte) infos.take()).putShort(at + 6, (short) section);
            file.putLong(at + 8, value).putLong(at + 16, size);
            likely = value + size;
        }
    }
}
