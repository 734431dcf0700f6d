package org.hybridgrid.protocol.elf;

/**
 * A tree as {@link TreeTable} keeps it: for each entry its shape + 1 (0: end of siblings), its constants, its other values; no references
 * and no file. One thread.
 */
final class TreeContent {

    private final EntryList entries;
    private final StringReferences strings;
    private final Column bytes = new Column();
    private long file;
    private int references;

    TreeContent(EntryList entries, StringReferences strings) {
        this.entries = entries;
        this.strings = strings;
    }

    /** Reads a tree; false if it has values that other objects cannot share. */
    boolean read(int root) {
        bytes.clear();
        file = -1;
        references = 0;
        for (int entry = root; entry < entries.next(root); entry++) {
            Shape shape = entries.shape(entry);
            bytes.putUnsigned(shape == null ? 0 : shape.number() + 1);
            if (shape != null && !(constants(shape, entry) && others(shape, entry))) {
                return false;
            }
        }
        return true;
    }

    private boolean constants(Shape shape, int entry) {
        for (int i = 0; i < shape.kinds().length; i++) {
            if (shape.kinds()[i] == Form.CONSTANT) {
                long value = entries.value(entries.valueIndex(entry, i));
                if (shape.attributes()[i] != EntryColumns.DECLARATION_FILE) {
                    bytes.putUnsigned(value);
                } else if (file < 0) {
                    file = value;
                } else if (file != value) {
                    return false;
                }
            }
        }
        return file < Integer.MAX_VALUE;
    }

    private boolean others(Shape shape, int entry) {
        for (int i = 0; i < shape.kinds().length; i++) {
            int at = entries.valueIndex(entry, i);
            int kind = shape.kinds()[i];
            switch (kind) {
                case Form.CONSTANT, Form.PRESENT -> { }
                case Form.REFERENCE -> references += shape.attributes()[i] == EntryList.SIBLING ? 0 : 1;
                case Form.STRING_OFFSET -> {
                    int number = string(at);
                    if (number < 0) {
                        return false;
                    }
                    bytes.putUnsigned(number);
                }
                case Form.ADDRESS, Form.SECTION_OFFSET, Form.LINE_STRING_OFFSET -> {
                    return false;
                }
                case Form.EXPRESSION, Form.BLOCK1, Form.STRING -> {
                    if (kind != Form.STRING && hasRelocation(at)) {
                        return false;
                    }
                    bytes.putUnsigned(entries.length(at));
                    bytes.putBytes(entries.object, (int) entries.value(at), entries.length(at));
                }
                case Form.SIGNED -> bytes.putSigned(entries.value(at));
                default -> bytes.putUnsigned(entries.value(at));
            }
        }
        return true;
    }

    private int string(int at) {
        int relocation = entries.relocation(at);
        return relocation < 0 || entries.relocations().symbol(relocation) != strings.symbol() ? -1
                : strings.number(entries.relocations().addend(relocation));
    }

    private boolean hasRelocation(int at) {
        long end = entries.value(at) - entries.start() + entries.length(at);
        Relocations relocations = entries.relocations();
        return entries.relocation(at) < relocations.count() && relocations.offset(entries.relocation(at)) < end;
    }

    Column bytes() {
        return bytes;
    }

    /** The object's number of the file that all its entries were declared in; -1 if they tell none. */
    long file() {
        return file;
    }

    /** References other than to siblings. */
    int references() {
        return references;
    }
}
