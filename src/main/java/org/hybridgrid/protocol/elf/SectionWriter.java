package org.hybridgrid.protocol.elf;

import org.hybridgrid.protocol.MalformedMessageException;

/** Fills a section from its start and never past its end. One thread. */
final class SectionWriter {

    private final byte[] object;
    private final int start;
    private final int end;
    private int at;

    SectionWriter(byte[] object, Section section) {
        this.object = object;
        this.start = (int) section.offset();
        this.at = start;
        this.end = start + (int) section.fileSize();
    }

    /** Bytes that the section has. */
    int length() {
        return end - start;
    }

    boolean isFull() {
        return at == end;
    }

    /** Where the next byte goes in the file. */
    int at() {
        return at;
    }

    private void reserve(int more) {
        if (more > end - at) {
            throw new MalformedMessageException("a section that is too short");
        }
    }

    void putUnsigned(long value) {
        reserve(1);
        long rest = value;
        while ((rest & ~0x7fL) != 0) {
            object[at++] = (byte) (rest | 0x80);
            rest >>>= 7;
            reserve(1);
        }
        object[at++] = (byte) rest;
    }

    /** Signed LEB128, the shortest. */
    void putSigned(long value) {
        long rest = value;
        while (rest < -64 || rest > 63) {
            reserve(1);
            object[at++] = (byte) (rest | 0x80);
            rest >>= 7;
        }
        reserve(1);
        object[at++] = (byte) (rest & 0x7f);
    }

    /** The low bytes of a number, the lowest first. */
    void putNumber(long value, int size) {
        reserve(size);
        for (int i = 0; i < size; i++) {
            object[at++] = (byte) (value >>> 8 * i);
        }
    }

    /** The length of a block of this kind. */
    void putLength(int kind, int length) {
        if (kind == Form.BLOCK1) {
            putNumber(length, 1);
        } else {
            putUnsigned(length);
        }
    }

    void put(byte[] source, int from, int length) {
        reserve(length);
        System.arraycopy(source, from, object, at, length);
        at += length;
    }

    /** The next bytes of a column. */
    void take(Column column, int length) {
        reserve(length);
        column.takeBytes(object, at, length);
        at += length;
    }

    /** Fails if the section is longer. */
    void end() {
        if (at != end) {
            throw new MalformedMessageException("a section that is " + (end - at) + " bytes too long");
        }
    }
}
