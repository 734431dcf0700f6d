package org.hybridgrid.protocol.elf;

import org.hybridgrid.protocol.MalformedMessageException;

/**
 * All columns of one object. On the wire: the length of each as LEB128, then their bytes, in this order: {@link Field}s, the fields of
 * relocations (each for every kind), contents by kind. One thread.
 */
final class Columns {

    /** Columns that an object has once. */
    enum Field {
        HEADER, LAYOUT, SECTION_NAME, SECTION_TYPE, SECTION_LINK, SECTION_SIZE,
        SYMBOL_NAME, SYMBOL_INFO, SYMBOL_SECTION, SYMBOL_VALUE, SYMBOL_SIZE,
        STRINGS, STRING_ORDER, NEW_STRINGS,
        ABBREVIATIONS, NEW_ABBREVIATIONS, ENTRY_HEAD, ENTRY_TREE, ENTRY_EXCEPTION, ENTRY_SHAPE, ENTRY_NAME, ENTRY_FILE, ENTRY_LINE,
        ENTRY_CALL_LINE, ENTRY_COLUMN, ENTRY_CONSTANT, ENTRY_SIZE, ENTRY_SIGNED, ENTRY_INLINE_STRING, ENTRY_BLOCK_LENGTH, ENTRY_BLOCK,
        ENTRY_BLOCK_SYMBOL, ENTRY_BLOCK_ADDEND, ENTRY_ADDRESS_SYMBOL, ENTRY_ADDRESS, ENTRY_OFFSET_SYMBOL, ENTRY_OFFSET,
        ENTRY_LINE_STRING_SYMBOL, ENTRY_LINE_STRING, ENTRY_TYPE, ENTRY_REFERENCE, ENTRY_DISTANCE, ENTRY_ORIGIN,
        LINE_FOLDED, LINE_HEADER, LINE_OPCODE, LINE_ADVANCE, LINE_LINE, LINE_COLUMN, LINE_FILE, LINE_EXTENDED,
        RANGE_FOLDED, RANGE_HEADER, RANGE_KIND, RANGE_START, RANGE_LENGTH, RANGE_ADDRESS,
        LOCATION_HEAD, LOCATION_PART, LOCATION_KIND, LOCATION_START, LOCATION_LENGTH, LOCATION_VIEW, LOCATION_SYMBOL, LOCATION_ADDRESS,
        LOCATION_BLOCK, LOCATION_BLOCK_SYMBOL, LOCATION_BLOCK_ADDEND
    }

    /** Columns that an object has for each kind of section that is relocated. */
    enum RelocationField {
        OFFSET, TYPE, RANK, NEW_SYMBOL, ADDEND, STRING
    }

    private static final int FIELDS = Field.values().length;
    private static final int KINDS = SectionKind.values().length;
    private static final int CONTENTS = FIELDS + RelocationField.values().length * KINDS;
    /** How many columns there are. */
    static final int COUNT = CONTENTS + KINDS;

    private final Column[] all = new Column[COUNT];

    private Columns() {
    }

    /** Empty columns to append to. */
    static Columns empty() {
        Columns columns = new Columns();
        for (int i = 0; i < COUNT; i++) {
            columns.all[i] = new Column();
        }
        return columns;
    }

    /** The columns of a message, to be read. */
    static Columns of(byte[] message) {
        Columns columns = new Columns();
        Column whole = new Column(message, 0, message.length);
        long[] lengths = new long[COUNT];
        for (int i = 0; i < COUNT; i++) {
            lengths[i] = whole.takeUnsigned();
        }
        int at = message.length - whole.size();
        for (int i = 0; i < COUNT; i++) {
            if (lengths[i] < 0 || lengths[i] > message.length - at) {
                throw new MalformedMessageException("a column of " + lengths[i] + " bytes");
            }
            int end = at + (int) lengths[i];
            columns.all[i] = new Column(message, at, end);
            at = end;
        }
        if (at != message.length) {
            throw new MalformedMessageException((message.length - at) + " bytes behind the columns");
        }
        return columns;
    }

    static int place(Field field) {
        return field.ordinal();
    }

    static int place(RelocationField field, SectionKind kind) {
        return FIELDS + field.ordinal() * KINDS + kind.ordinal();
    }

    static int place(SectionKind contents) {
        return CONTENTS + contents.ordinal();
    }

    Column of(Field field) {
        return all[place(field)];
    }

    Column of(RelocationField field, SectionKind kind) {
        return all[place(field, kind)];
    }

    Column contents(SectionKind kind) {
        return all[place(kind)];
    }

    /** Appends the columns of some fields of others, which are written to no more. */
    void take(Columns others, Field first, Field last) {
        for (int i = first.ordinal(); i <= last.ordinal(); i++) {
            byte[] bytes = others.all[i].rest();
            all[i].putBytes(bytes, 0, bytes.length);
        }
    }

    /** The column at this place of a message. */
    Column at(int place) {
        return all[place];
    }

    /** The length of each column. */
    Column lengths() {
        Column lengths = new Column();
        for (Column column : all) {
            lengths.putUnsigned(column.size());
        }
        return lengths;
    }

    byte[] toBytes() {
        Column lengths = lengths();
        int size = 0;
        for (Column column : all) {
            size += column.size();
        }
        byte[] bytes = new byte[lengths.size() + size];
        lengths.copyTo(bytes, 0);
        int at = lengths.size();
        for (Column column : all) {
            column.copyTo(bytes, at);
            at += column.size();
        }
        return bytes;
    }
}
