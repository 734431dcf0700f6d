package org.hybridgrid.protocol.elf;

import org.hybridgrid.protocol.MalformedMessageException;

/** Attribute forms of DWARF 5, section 7.5.6, by how their values are written. Those of other vendors and indirect ones are refused. */
final class Form {

    /** Constants whose form follows from their value; not a form itself. */
    static final int CONSTANT = 0;

    static final int ADDRESS = 0x01;
    static final int STRING = 0x08;
    static final int BLOCK1 = 0x0a;
    static final int SIGNED = 0x0d;
    static final int STRING_OFFSET = 0x0e;
    static final int REFERENCE = 0x13;
    static final int SECTION_OFFSET = 0x17;
    static final int EXPRESSION = 0x18;
    static final int PRESENT = 0x19;
    static final int LINE_STRING_OFFSET = 0x1f;
    static final int IMPLICIT = 0x21;

    private static final int DATA1 = 0x0b;
    private static final int DATA2 = 0x05;
    private static final int DATA4 = 0x06;
    private static final int UNSIGNED = 0x0f;

    private Form() {
    }

    /** The kind of values that this form has: CONSTANT or the form. */
    static int kind(int form) {
        return switch (form) {
            case DATA1, DATA2, DATA4, UNSIGNED, IMPLICIT -> CONSTANT;
            case ADDRESS, STRING, BLOCK1, SIGNED, STRING_OFFSET, REFERENCE, SECTION_OFFSET, EXPRESSION, PRESENT, LINE_STRING_OFFSET -> form;
            default -> {
                size(form);
                yield form;
            }
        };
    }

    /** Bytes of a number of this form; 0 for one of variable length. */
    static int size(int form) {
        return switch (form) {
            case DATA1, 0x0c, 0x11, 0x25, 0x29 -> 1;
            case DATA2, 0x12, 0x26, 0x2a -> 2;
            case 0x27, 0x2b -> 3;
            case DATA4, 0x28, 0x2c -> 4;
            case 0x07, 0x14, 0x20 -> 8;
            case UNSIGNED, 0x15, 0x1a, 0x1b, 0x22, 0x23 -> 0;
            default -> throw new MalformedMessageException("attribute form " + form);
        };
    }

    /** Whether a producer that takes the shortest form would take this one for the constant. */
    static boolean isShortest(int form, long value) {
        return switch (form) {
            case DATA1 -> value >= 0 && value < 1 << 8;
            case DATA2 -> value >= 1 << 8 && value < 1 << 16;
            case DATA4 -> value >= 1 << 16 && value < 1L << 32;
            default -> true;
        };
    }

    /** Whether the constant fits the form. */
    static boolean holds(int form, long value) {
        int size = form == UNSIGNED || form == IMPLICIT ? 8 : size(form);
        return size == 8 || value >>> size * 8 == 0;
    }
}
