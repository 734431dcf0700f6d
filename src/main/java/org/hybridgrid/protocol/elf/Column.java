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

    /** The array and where in it the next byte is read. */
    byte[] array() {
        return bytes;
    }

    int at() {
        return at;
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
        putUnsigned(zigzag(value));
    }

    /** Bytes up to and with the next NUL. */
    int stringLength() {
        for (int i = at; i < end; i++) {
            if (bytes[i] == 0) {
                return i + 1 - at;
            }
        }
        throw new MalformedMessageException("a string without end");
    }

    /** Bytes before the next of this value, those of another value not counted. */
    int distanceTo(int value, int uncounted) {
        int counted = 0;
        for (int i = at; i < end; i++) {
            if (bytes[i] == value) {
                return counted;
            }
            counted += bytes[i] == uncounted ? 0 : 1;
        }
        throw new MalformedMessageException("a list without end");
    }

    /** A signed number as an unsigned one, small if it is near 0. */
    static long zigzag(long value) {
        return value << 1 ^ value >> 63;
    }

    /** A number of three bytes, the lowest first. */
    void put3(int value) {
        put(value);
        put(value >> 8);
        put(value >> 16);
    }

    int take3() {
        return take() | take() << 8 | take() << 16;
    }

    boolean equalsRange(byte[] other, int from, int to) {
        return Arrays.equals(bytes, at, end, other, from, to);
    }

    /** FNV-1a of what is there, with 64 bits. */
    long hash() {
        long hash = 0xcbf29ce484222325L;
        for (int i = at; i < end; i++) {
            hash = (hash ^ bytes[i] & 0xff) * 0x100000001b3L;
        }
        return hash;
    }

    void clear() {
        at = 0;
        end = 0;
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

    /** Passes over bytes. */
    void skip(int length) {
        if (length < 0 || length > size()) {
            throw new MalformedMessageException("a column ends before " + length + " bytes");
        }
        at += length;
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

    /** A number that is written in as few bytes as it can be. */
    long takeShortest() {
        int from = at;
        long value = takeUnsigned();
        if (at - from > 1 && bytes[at - 1] == 0) {
            throw new MalformedMessageException("a number with more bytes than it needs");
        }
        return value;
    }

    /** A number that fits a positive int, written in as few bytes as it can be. */
    int takeShortestInt() {
        long value = takeShortest();
        if (value < 0 || value > Integer.MAX_VALUE) {
            throw new MalformedMessageException("a number of " + value);
        }
        return (int) value;
    }

    /** A number of this many bytes, the lowest first. */
    long takeNumber(int width) {
        long value = 0;
        for (int i = 0; i < width; i++) {
            value |= (long) take() << 8 * i;
        }
        return value;
    }

    /** A number that fits a positive int. */
    int takeInt() {
        long value = takeUnsigned();
        if (value < 0 || value > Integer.MAX_VALUE) {
            throw new MalformedMessageException("a number of " + value);
        }
        return (int) value;
    }

    /** A signed number as DWARF has it: LEB128 of the two's complement. */
    long takeTwosComplement() {
        long value = 0;
        for (int shift = 0; shift < 64; shift += 7) {
            int next = take();
            value |= (long) (next & 0x7f) << shift;
            if (next < 0x80) {
                return (next & 0x40) != 0 && shift < 57 ? value | -1L << shift + 7 : value;
            }
        }
        throw new MalformedMessageException("a number of more than 64 bits");
    }

    /** The signed number that {@link #zigzag} made this of. */
    static long unzigzag(long value) {
        return value >>> 1 ^ -(value & 1);
    }

    long takeSigned() {
        return unzigzag(takeUnsigned());
    }

    void takeBytes(byte[] target, int to, int length) {
        if (length > size()) {
            throw new MalformedMessageException("a column ends " + (length - size()) + " bytes too early");
        }
        System.arraycopy(bytes, at, target, to, length);
        at += length;
    }

    /** All bytes that are left. */
    byte[] rest() {
        byte[] rest = new byte[size()];
        takeBytes(rest, 0, rest.length);
        return rest;
    }

    /** Copies all bytes that are left without taking them. */
    void copyTo(byte[] target, int to) {
        System.arraycopy(bytes, at, target, to, size());
    }
}
