package org.hybridgrid.protocol;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;
import java.util.function.BiConsumer;
import org.hybridgrid.model.Digest;

/** Builds a message: big-endian integers, LEB128 varints, length-prefixed bytes and UTF-8 strings. One thread. */
public final class Writer {

    private byte[] buffer;
    private int size;

    /** Starts an empty message. */
    public Writer() {
        this(256);
    }

    /** Starts an empty message of about this many bytes. */
    public Writer(int expected) {
        buffer = new byte[Math.max(16, expected)];
    }

    private void reserve(int more) {
        if (size + more > buffer.length) {
            buffer = Arrays.copyOf(buffer, Math.max(buffer.length * 2, size + more));
        }
    }

    /** One byte. */
    public Writer u8(int value) {
        reserve(1);
        buffer[size++] = (byte) value;
        return this;
    }

    /** Four bytes, big-endian. */
    public Writer u32(int value) {
        return u8(value >>> 24).u8(value >>> 16).u8(value >>> 8).u8(value);
    }

    /** Eight bytes, big-endian. */
    public Writer u64(long value) {
        return u32((int) (value >>> 32)).u32((int) value);
    }

    /** A non-negative number in as few bytes as it needs (LEB128). */
    public Writer number(long value) {
        if (value < 0) {
            throw new IllegalArgumentException("negative: " + value);
        }
        long rest = value;
        while (rest > 0x7f) {
            u8((int) (rest & 0x7f) | 0x80);
            rest >>>= 7;
        }
        return u8((int) rest);
    }

    /** Bytes as they are, with no length. */
    public Writer raw(byte[] bytes, int offset, int length) {
        reserve(length);
        System.arraycopy(bytes, offset, buffer, size, length);
        size += length;
        return this;
    }

    /** Bytes behind their length. */
    public Writer bytes(byte[] bytes) {
        return bytes(bytes, 0, bytes.length);
    }

    /** A range of bytes behind its length. */
    public Writer bytes(byte[] bytes, int offset, int length) {
        return number(length).raw(bytes, offset, length);
    }

    /** UTF-8 behind its length. */
    public Writer string(String text) {
        return bytes(text.getBytes(StandardCharsets.UTF_8));
    }

    /** A string as the client protocol has it, behind four bytes of length. */
    public Writer longString(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return u32(bytes.length).raw(bytes, 0, bytes.length);
    }

    /** The 32 bytes of a digest. */
    public Writer digest(Digest digest) {
        return u64(digest.a()).u64(digest.b()).u64(digest.c()).u64(digest.d());
    }

    /** A list behind its length. */
    public <T> Writer list(Collection<T> items, BiConsumer<Writer, T> each) {
        number(items.size());
        items.forEach(item -> each.accept(this, item));
        return this;
    }

    /** Bytes written so far. */
    public int size() {
        return size;
    }

    /** A copy of what was written. */
    public byte[] toBytes() {
        return Arrays.copyOf(buffer, size);
    }
}
