package org.hybridgrid.protocol.elf;

import java.nio.ByteBuffer;
import java.util.Arrays;
import org.hybridgrid.protocol.MalformedMessageException;

/**
 * The debug information entries of one compilation unit (DWARF 5, section 7.5), parsed. An entry's index counts the ends of siblings, too.
 * One thread.
 */
final class EntryList {

    static final int SIBLING = 0x01;

    final byte[] object;
    final Abbreviations abbreviations;
    /** Where the unit is in the object, and its length. */
    private final int start;
    private final Column bytes;
    private final Relocations relocations;
    private int size;
    /** Of each entry: where it is in the unit, the code of its abbreviation or 0, and its first value. */
    private int[] offsets = new int[256];
    private int[] codes = new int[256];
    private int[] firstValues = new int[256];
    /** The entry behind an entry's children and their end. */
    private int[] next = new int[256];
    private int valueCount;
    /** Numbers; of blocks and inline strings where they are in the object; of references what they refer to. */
    private long[] values = new long[1024];
    private int[] lengths = new int[1024];
    /** Of each value its relocation, -1 for none; of a block the first that is not before it. */
    private int[] relocationOf = new int[1024];

    /**
     * Parses a section that is one unit.
     *
     * @throws MalformedMessageException if it is anything else
     */
    EntryList(byte[] object, Section info, Abbreviations abbreviations, Relocations relocations, int headerSize) {
        this.object = object;
        this.abbreviations = abbreviations;
        this.relocations = relocations;
        this.start = (int) info.offset();
        this.bytes = new Column(object, start + headerSize, start + (int) info.fileSize());
        parse();
        resolve();
    }

    private void parse() {
        int[] open = new int[64];
        int depth = 0;
        do {
            int entry = add();
            int code = bytes.takeInt();
            codes[entry] = code;
            if (code == 0) {
                if (depth == 0) {
                    throw new MalformedMessageException("an end without a beginning");
                }
                next[open[--depth]] = size;
                next[entry] = size;
                continue;
            }
            if (code > abbreviations.size()) {
                throw new MalformedMessageException("no abbreviation " + code);
            }
            Declaration declaration = abbreviations.declaration(code);
            for (int i = 0; i < declaration.forms().length; i++) {
                value(declaration, i);
            }
            next[entry] = size;
            if (declaration.children()) {
                if (depth == open.length) {
                    open = Arrays.copyOf(open, depth * 2);
                }
                open[depth++] = entry;
            }
        } while (depth > 0);
        if (bytes.size() != 0 || !relocations.isAtEnd()) {
            throw new MalformedMessageException("more than one unit, or relocations of no attribute");
        }
    }

    private int add() {
        if (size == offsets.length) {
            offsets = Arrays.copyOf(offsets, size * 2);
            codes = Arrays.copyOf(codes, size * 2);
            firstValues = Arrays.copyOf(firstValues, size * 2);
            next = Arrays.copyOf(next, size * 2);
        }
        offsets[size] = bytes.at() - start;
        firstValues[size] = valueCount;
        return size++;
    }

    private void value(Declaration declaration, int i) {
        if (valueCount == values.length) {
            values = Arrays.copyOf(values, valueCount * 2);
            lengths = Arrays.copyOf(lengths, valueCount * 2);
            relocationOf = Arrays.copyOf(relocationOf, valueCount * 2);
        }
        int form = declaration.forms()[i];
        int relocation = -1;
        long value;
        int length = 0;
        switch (form) {
            case Form.IMPLICIT -> value = declaration.implicit()[i];
            case Form.PRESENT -> value = 1;
            case Form.SIGNED -> value = bytes.takeTwosComplement();
            case Form.REFERENCE -> value = bytes.takeNumber(4);
            case Form.ADDRESS, Form.STRING_OFFSET, Form.LINE_STRING_OFFSET, Form.SECTION_OFFSET -> {
                int width = form == Form.ADDRESS ? Relocations.WIDE : Relocations.NARROW;
                relocation = relocations.take(bytes.at() - start, width);
                value = bytes.takeNumber(width);
                if (relocation >= 0 && value != 0) {
                    throw new MalformedMessageException("a relocated value that is not 0");
                }
            }
            case Form.EXPRESSION, Form.BLOCK1, Form.STRING -> {
                length = form == Form.STRING ? stringLength() : form == Form.BLOCK1 ? bytes.take() : bytes.takeInt();
                value = bytes.at();
                relocation = relocations.next();
                relocations.skip((long) bytes.at() - start + length);
                bytes.skip(length);
            }
            default -> {
                int width = Form.size(form);
                value = width == 0 ? bytes.takeUnsigned() : bytes.takeNumber(width);
            }
        }
        values[valueCount] = value;
        lengths[valueCount] = length;
        relocationOf[valueCount++] = relocation;
    }

    private int stringLength() {
        int end = bytes.at();
        int limit = end + bytes.size();
        while (end < limit && object[end] != 0) {
            end++;
        }
        return end + 1 - bytes.at();
    }

    /** Makes entries of what references refer to, and checks that a sibling is what it should be. */
    private void resolve() {
        int[] entryAt = new int[offsets[size - 1] + 1];
        for (int entry = 0; entry < size; entry++) {
            entryAt[offsets[entry]] = entry + 1;
        }
        for (int entry = 0; entry < size; entry++) {
            Shape shape = shape(entry);
            for (int i = 0; shape != null && i < shape.kinds().length; i++) {
                if (shape.kinds()[i] == Form.REFERENCE) {
                    int at = firstValues[entry] + i;
                    int target = values[at] < entryAt.length ? entryAt[(int) values[at]] - 1 : -1;
                    boolean isSibling = shape.attributes()[i] == SIBLING;
                    if (target < 0 || isSibling && (target != next[entry] || !shape.children())) {
                        throw new MalformedMessageException("a reference to no entry");
                    }
                    values[at] = target;
                }
            }
        }
    }

    int size() {
        return size;
    }

    int code(int entry) {
        return codes[entry];
    }

    /** Null for an end of siblings. */
    Shape shape(int entry) {
        return codes[entry] == 0 ? null : abbreviations.shape(codes[entry]);
    }

    /** The entry behind this one and its children. */
    int next(int entry) {
        return next[entry];
    }

    /** The value of an attribute; its index goes for {@link #length} and {@link #relocation}, too. */
    int valueIndex(int entry, int attribute) {
        return firstValues[entry] + attribute;
    }

    long value(int index) {
        return values[index];
    }

    int length(int index) {
        return lengths[index];
    }

    int relocation(int index) {
        return relocationOf[index];
    }

    /** Where the unit is in the object. */
    int start() {
        return start;
    }

    Relocations relocations() {
        return relocations;
    }

    ByteBuffer file() {
        return ElfHeader.view(object);
    }
}
