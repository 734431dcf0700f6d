package org.hybridgrid.protocol.elf;

import java.nio.ByteBuffer;
import java.util.Arrays;
import org.hybridgrid.protocol.MalformedMessageException;

/** Rebuilds the debug information entries of one object from columns. One thread. */
final class EntryUnfolder {

    private final ByteBuffer file;
    private final LinkMemory memory;
    private final StringUnfolder strings;
    private final SectionWriter section;
    private final int start;
    private final Abbreviations abbreviations;
    private final EntryRelocations relocations;
    private final long[] constants = new long[Declaration.MOST_ATTRIBUTES];
    private final PendingReferences references = new PendingReferences();
    private int size;
    private int[] offsets = new int[256];
    /** For each entry whose children are being read: where the offset of its sibling goes, or -1. */
    private int[] open = new int[64];
    private int depth;
    /** The tree that is being read, in the form of {@link TreeContent}; null if it shall not be known. */
    private Column recorded;
    private long recordedFile;

    /** To fill these sections of an object, of which sizes are known and nothing else. */
    EntryUnfolder(byte[] object, SectionKinds kinds, InfoSection where, LinkMemory memory, StringUnfolder strings, Columns columns,
            int narrowType, int wideType) {
        this.file = ElfHeader.view(object);
        this.memory = memory;
        this.strings = strings;
        Section info = kinds.sections().get(where.info());
        this.start = (int) info.offset();
        this.section = new SectionWriter(object, info);
        this.relocations = new EntryRelocations(file, kinds.sections().get(where.relocations()), narrowType, wideType);
        this.abbreviations = Abbreviations.read(columns, memory.declarations(),
                new SectionWriter(object, kinds.sections().get(where.abbreviations())));
    }

    /** Reads the header of this size, which the first bytes of the column are. */
    void header(Column head, int headerSize, EntryColumns written) {
        int length = section.length() - 4;
        section.take(head, headerSize);
        file.putInt(start, length);
        PointerColumns pointers = written.offsets;
        int symbol = pointers.takeSymbol();
        long addend = pointers.take(symbol);
        if (symbol >= 0) {
            relocations.add(UnitHeader.abbreviationsOffset(headerSize), relocations.type(Relocations.NARROW), symbol, addend);
        }
    }

    void end() {
        section.end();
        relocations.end();
    }

    /** Whether all entries are closed that were begun. */
    boolean isClosed() {
        return depth == 0;
    }

    /** How many entries there are, ends of siblings counted, too. */
    int size() {
        return size;
    }

    PendingReferences references() {
        return references;
    }

    void writeReferences(TreeInstances instances) {
        references.write(file, instances, offsets, size);
    }

    /** Starts to keep what is read. */
    void record() {
        recorded = new Column();
        recordedFile = -1;
    }

    /** What was read since {@link #record}. */
    Column recorded() {
        Column content = recorded;
        recorded = null;
        return content;
    }

    /** The object's number of the file that the recorded entries were declared in; -1 if they tell none. */
    long recordedFile() {
        return recordedFile;
    }

    /** Reads an entry with all below it; of a container only itself. Returns whether it was a container. */
    boolean tree(EntrySource source) {
        int outer = depth;
        Shape root = entry(source);
        if (root.isContainer()) {
            return true;
        }
        while (depth > outer) {
            int number = source.shape();
            if (number < 0) {
                if (recorded != null) {
                    recorded.putUnsigned(0);
                }
                close();
            } else {
                entry(source, number);
            }
        }
        return false;
    }

    /** Reads an end of siblings. */
    void close() {
        if (depth == 0) {
            throw new MalformedMessageException("an end without a beginning");
        }
        begin();
        section.putUnsigned(0);
        int sibling = open[--depth];
        if (sibling >= 0) {
            file.putInt(sibling, section.at() - start);
        }
    }

    private void begin() {
        if (size == offsets.length) {
            offsets = Arrays.copyOf(offsets, size * 2);
        }
        offsets[size++] = section.at() - start;
    }

    private Shape entry(EntrySource source) {
        return entry(source, source.shape());
    }

    private Shape entry(EntrySource source, int number) {
        if (number < 0 || number >= memory.declarations().shapes()) {
            throw new MalformedMessageException("no shape " + number);
        }
        Shape shape = memory.declarations().shape(number);
        int entry = size;
        begin();
        if (recorded != null) {
            recorded.putUnsigned(number + 1);
        }
        readConstants(shape, source);
        int code = abbreviations.choose(number, constants);
        section.putUnsigned(code);
        int[] forms = abbreviations.declaration(code).forms();
        int sibling = -1;
        for (int i = 0; i < forms.length; i++) {
            if (forms[i] == Form.REFERENCE && shape.attributes()[i] == EntryList.SIBLING) {
                sibling = section.at();
                section.putNumber(0, 4);
            } else {
                value(source, entry, shape.attributes()[i], shape.kinds()[i], forms[i], constants[i]);
            }
        }
        if (shape.children()) {
            if (depth == open.length) {
                open = Arrays.copyOf(open, depth * 2);
            }
            open[depth++] = sibling;
        }
        return shape;
    }

    private void readConstants(Shape shape, EntrySource source) {
        for (int i = 0; i < shape.kinds().length; i++) {
            if (shape.kinds()[i] == Form.CONSTANT) {
                long value = source.constant(shape.attributes()[i]);
                constants[i] = value;
                if (recorded != null && shape.attributes()[i] != EntryColumns.DECLARATION_FILE) {
                    recorded.putUnsigned(value);
                } else if (recorded != null && recordedFile < 0) {
                    recordedFile = value;
                }
            }
        }
    }

    private void value(EntrySource source, int entry, int attribute, int kind, int form, long constant) {
        switch (kind) {
            case Form.PRESENT -> { }
            case Form.CONSTANT -> putConstant(form, constant);
            case Form.REFERENCE -> {
                references.add(section.at(), source.reference(attribute, entry));
                section.putNumber(0, 4);
            }
            case Form.STRING_OFFSET -> {
                int addendAt = relocations.add(section.at() - start, relocations.type(Relocations.NARROW), strings.symbol());
                section.putNumber(0, 4);
                recordString(source.string(strings, addendAt));
            }
            case Form.STRING -> inline(source);
            case Form.EXPRESSION, Form.BLOCK1 -> block(kind, source);
            case Form.ADDRESS -> pointer(source.pointers(kind), Relocations.WIDE);
            case Form.SECTION_OFFSET, Form.LINE_STRING_OFFSET -> pointer(source.pointers(kind), Relocations.NARROW);
            default -> number(source.number(attribute, kind), kind);
        }
    }

    private void putConstant(int form, long value) {
        if (form != Form.IMPLICIT) {
            int width = Form.size(form);
            if (width == 0) {
                section.putUnsigned(value);
            } else {
                section.putNumber(value, width);
            }
        }
    }

    private void number(long value, int kind) {
        if (kind == Form.SIGNED) {
            section.putSigned(value);
        } else {
            putConstant(kind, value);
        }
        if (recorded != null) {
            if (kind == Form.SIGNED) {
                recorded.putSigned(value);
            } else {
                recorded.putUnsigned(value);
            }
        }
    }

    private void recordString(int number) {
        if (recorded != null) {
            if (number == StringFolder.NO_STRING) {
                throw new MalformedMessageException("a tree with an odd string that shall be known");
            }
            recorded.putUnsigned(number);
        }
    }

    private void inline(EntrySource source) {
        int from = section.at();
        source.inline(section);
        recordBytes(from);
    }

    private void block(int kind, EntrySource source) {
        int from = source.block(kind, section, start, relocations);
        recordBytes(from);
    }

    private void recordBytes(int from) {
        if (recorded != null) {
            recorded.putUnsigned(section.at() - from);
            recorded.putBytes(file.array(), from, section.at() - from);
        }
    }

    private void pointer(PointerColumns pointers, int width) {
        if (recorded != null) {
            throw new MalformedMessageException("a tree with an address that shall be known");
        }
        int symbol = pointers.takeSymbol();
        long value = pointers.take(symbol);
        if (symbol >= 0) {
            relocations.add(section.at() - start, relocations.type(width), symbol, value);
        }
        section.putNumber(symbol >= 0 ? 0 : value, width);
    }
}
