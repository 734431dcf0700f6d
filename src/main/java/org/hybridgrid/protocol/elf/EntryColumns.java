package org.hybridgrid.protocol.elf;

/**
 * The values of entries that are written out, by attribute: numbers as the difference from the last where they count up. Writing and
 * reading keep the same state. One thread.
 */
final class EntryColumns {

    private static final int HIGH_PC = 0x12;
    private static final int DECLARATION_COLUMN = 0x39;
    static final int DECLARATION_FILE = 0x3a;
    private static final int DECLARATION_LINE = 0x3b;
    private static final int CALL_COLUMN = 0x57;
    private static final int CALL_FILE = 0x58;
    private static final int CALL_LINE = 0x59;

    private final Column shapes;
    private final Column files;
    private final Column lines;
    private final Column callLines;
    private final Column columnNumbers;
    private final Column constants;
    private final Column sizes;
    private final Column signed;
    final Column names;
    final Column inline;
    final Column blockLengths;
    final Column blocks;
    final PointerColumns addresses;
    final PointerColumns offsets;
    final PointerColumns lineStrings;
    final PointerColumns inBlocks;
    private long lastFile;
    private long lastLine;
    private long lastCallFile;
    private long lastCallLine;

    EntryColumns(Columns columns, int symbols) {
        shapes = columns.of(Columns.Field.ENTRY_SHAPE);
        files = columns.of(Columns.Field.ENTRY_FILE);
        lines = columns.of(Columns.Field.ENTRY_LINE);
        callLines = columns.of(Columns.Field.ENTRY_CALL_LINE);
        columnNumbers = columns.of(Columns.Field.ENTRY_COLUMN);
        constants = columns.of(Columns.Field.ENTRY_CONSTANT);
        sizes = columns.of(Columns.Field.ENTRY_SIZE);
        signed = columns.of(Columns.Field.ENTRY_SIGNED);
        names = columns.of(Columns.Field.ENTRY_NAME);
        inline = columns.of(Columns.Field.ENTRY_INLINE_STRING);
        blockLengths = columns.of(Columns.Field.ENTRY_BLOCK_LENGTH);
        blocks = columns.of(Columns.Field.ENTRY_BLOCK);
        addresses = pointers(columns, Columns.Field.ENTRY_ADDRESS_SYMBOL, Columns.Field.ENTRY_ADDRESS, symbols);
        offsets = pointers(columns, Columns.Field.ENTRY_OFFSET_SYMBOL, Columns.Field.ENTRY_OFFSET, symbols);
        lineStrings = pointers(columns, Columns.Field.ENTRY_LINE_STRING_SYMBOL, Columns.Field.ENTRY_LINE_STRING, symbols);
        inBlocks = pointers(columns, Columns.Field.ENTRY_BLOCK_SYMBOL, Columns.Field.ENTRY_BLOCK_ADDEND, symbols);
    }

    private static PointerColumns pointers(Columns columns, Columns.Field symbol, Columns.Field addend, int symbols) {
        return new PointerColumns(columns.of(symbol), columns.of(addend), symbols);
    }

    /** Null: an end of siblings. */
    void putShape(Shape shape) {
        shapes.putUnsigned(shape == null ? 0 : shape.number() + 1);
    }

    /** The number of a shape; -1 for an end of siblings. */
    int takeShape() {
        return shapes.takeInt() - 1;
    }

    void putConstant(int attribute, long value) {
        switch (attribute) {
            case DECLARATION_FILE -> putFile(value);
            case DECLARATION_LINE -> {
                lines.putSigned(value - lastLine);
                lastLine = value;
            }
            case CALL_FILE -> {
                files.putSigned(value - lastCallFile);
                lastCallFile = value;
            }
            case CALL_LINE -> {
                callLines.putSigned(value - lastCallLine);
                lastCallLine = value;
            }
            case DECLARATION_COLUMN, CALL_COLUMN -> columnNumbers.putUnsigned(value);
            default -> constants.putUnsigned(value);
        }
    }

    long takeConstant(int attribute) {
        return switch (attribute) {
            case DECLARATION_FILE -> takeFile();
            case DECLARATION_LINE -> lastLine += lines.takeSigned();
            case CALL_FILE -> lastCallFile += files.takeSigned();
            case CALL_LINE -> lastCallLine += callLines.takeSigned();
            case DECLARATION_COLUMN, CALL_COLUMN -> columnNumbers.takeUnsigned();
            default -> constants.takeUnsigned();
        };
    }

    void putFile(long file) {
        files.putSigned(file - lastFile);
        lastFile = file;
    }

    long takeFile() {
        lastFile += files.takeSigned();
        return lastFile;
    }

    /** A number whose form has a fixed width, is LEB128, or signed. */
    void putNumber(int attribute, int kind, long value) {
        if (kind == Form.SIGNED) {
            signed.putSigned(value);
        } else {
            (attribute == HIGH_PC ? sizes : constants).putUnsigned(value);
        }
    }

    long takeNumber(int attribute, int kind) {
        return kind == Form.SIGNED ? signed.takeSigned() : (attribute == HIGH_PC ? sizes : constants).takeUnsigned();
    }
}
