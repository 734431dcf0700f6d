package org.hybridgrid.protocol.elf;

/** Writes entries out: their shapes and all values. One thread. */
final class EntryWriter {

    private final EntryList entries;
    private final EntryColumns columns;
    private final ReferenceColumns references;
    private final StringReferences strings;
    private final TreeInstances instances;

    EntryWriter(EntryList entries, EntryColumns columns, ReferenceColumns references, StringReferences strings, TreeInstances instances) {
        this.entries = entries;
        this.columns = columns;
        this.references = references;
        this.strings = strings;
        this.instances = instances;
    }

    /** Writes a tree; of a container its root only, and of an end of siblings nothing. */
    void tree(int root) {
        Shape shape = entries.shape(root);
        if (shape == null) {
            return;
        }
        int end = shape.isContainer() ? root + 1 : entries.next(root);
        for (int entry = root; entry < end; entry++) {
            write(entry);
        }
    }

    /** The object's number of the first file that an entry of the tree says it was declared in; -1 if none does. */
    long file(int root) {
        for (int entry = root; entry < entries.next(root); entry++) {
            Shape shape = entries.shape(entry);
            for (int i = 0; shape != null && i < shape.kinds().length; i++) {
                if (shape.attributes()[i] == EntryColumns.DECLARATION_FILE && shape.kinds()[i] == Form.CONSTANT) {
                    return entries.value(entries.valueIndex(entry, i));
                }
            }
        }
        return -1;
    }

    private void write(int entry) {
        Shape shape = entries.shape(entry);
        columns.putShape(shape);
        if (shape == null) {
            return;
        }
        for (int i = 0; i < shape.kinds().length; i++) {
            if (shape.kinds()[i] == Form.CONSTANT) {
                columns.putConstant(shape.attributes()[i], entries.value(entries.valueIndex(entry, i)));
            }
        }
        for (int i = 0; i < shape.kinds().length; i++) {
            write(entry, shape.attributes()[i], shape.kinds()[i], entries.valueIndex(entry, i));
        }
    }

    private void write(int entry, int attribute, int kind, int at) {
        switch (kind) {
            case Form.CONSTANT, Form.PRESENT -> { }
            case Form.REFERENCE -> {
                if (attribute != EntryList.SIBLING) {
                    int to = (int) entries.value(at);
                    references.put(attribute, entry, to, instances.target(to));
                }
            }
            case Form.STRING_OFFSET -> string(at);
            case Form.ADDRESS -> pointer(columns.addresses, at);
            case Form.SECTION_OFFSET -> pointer(columns.offsets, at);
            case Form.LINE_STRING_OFFSET -> pointer(columns.lineStrings, at);
            case Form.STRING -> columns.inline.putBytes(entries.object, (int) entries.value(at), entries.length(at));
            case Form.EXPRESSION, Form.BLOCK1 -> block(at);
            default -> columns.putNumber(attribute, kind, entries.value(at));
        }
    }

    private void string(int at) {
        int relocation = entries.relocation(at);
        strings.write(columns.names, entries.relocations().addend(relocation));
    }

    private void pointer(PointerColumns column, int at) {
        int relocation = entries.relocation(at);
        if (relocation < 0) {
            column.put(entries.value(at));
        } else {
            column.put(entries.relocations().symbol(relocation), entries.relocations().addend(relocation));
        }
    }

    private void block(int at) {
        int from = (int) entries.value(at);
        BlockRelocations.write(entries.object, from, entries.length(at), from - entries.start(), entries.relocations(),
                entries.relocation(at), columns.blockLengths, columns.blocks, columns.inBlocks);
    }
}
