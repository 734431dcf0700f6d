package org.hybridgrid.protocol.elf;

import java.util.Arrays;
import org.hybridgrid.protocol.MalformedMessageException;

/**
 * One field of many entries, as bytes: either appended to, or read from its start. Numbers are LEB128; signed ones alternate
 * (0, -1, 1, -2, ...), so that small differences of either sign take one byte. One thread.
 */
final class Column {

    private byte[] bytes;
    private int at;
    private int end;

    /** An empty column to append to. */
    Column() {
        bytes = new byte[64];
    }

    /** A column to read: this range, which must lie within the array. */
    Column(byte[] bytes, int from, int to) {
        this.bytes = bytes;
        this.at = from;
        this.end = to;
    }

    /** Bytes appended, or not yet read. */
    int size() {
        return end - at;
    }

    void put(int value) {
        reserve(1);
        bytes[end++] = (byte) value;
    }

    void putUnsigned(long value) {
        reserve(10);
        long rest = value;
        while ((rest & ~0x7fL) != 0) {
            bytes[end++] = (byte) (rest | 0x80);
            rest >>>= 7;
        }
        bytes[end++] = (byte) rest;
    }

    void putSigned(long value) {
        putUnsigned(value << 1 ^ value >> 63);
    }

    void putBytes(byte[] source, int from, int length) {
        reserve(length);
        System.arraycopy(source, from, bytes, end, length);
        end += length;
    }

    private void reserve(int more) {
        if (bytes.length - end < more) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, end + more));
        }
    }

    /** The next byte, 0 to 255. */
    int take() {
        if (at >= end) {
            throw new MalformedMessageException("a column ends too early");
        }
        return bytes[at++] & 0xff;
    }

    long takeUnsigned() {
        int first = take();
        if (first < 0x80) {
            return first;
        }
        long value = first & 0x7f;
        for (int shift = 7; shift < 64; shift += 7) {
            int next = take();
            value |= (long) (next & 0x7f) << shift;
            if (next < 0x80) {
                return value;
            }
        }
        throw new MalformedMessageException("a number of more than 64 bits");
    }

    long takeSigned() {
        long value = takeUnsigned();
        return value >>> 1 ^ -(value & 1);
    }

    void takeBytes(byte[] target, int to, int length) {
        if (length > size()) {
            throw new MalformedMessageException("a column ends " + (length - size()) + " bytes too early");
        }
        System.arraycopy(bytes, at, target, to, length);
        at += length;
    }

    /** Copies all bytes that are left without taking them. */
    void copyTo(byte[] target, int to) {
        System.arraycopy(bytes, at, target, to, size());
    }
}
