package org.hybridgrid.protocol;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.hybridgrid.model.Digest;

/** Reads what {@link Writer} wrote. Everything that does not fit throws {@link MalformedMessageException}. One thread. */
public final class Reader {

    private final byte[] buffer;
    private final int end;
    private int at;
    private boolean allUtf8 = true;

    /** Reads a whole message. */
    public Reader(byte[] message) {
        this(message, 0, message.length);
    }

    /** Reads a range. */
    public Reader(byte[] buffer, int offset, int length) {
        this.buffer = buffer;
        this.at = offset;
        this.end = offset + length;
    }

    private int take(long length) {
        if (length < 0 || length > end - at) {
            throw new MalformedMessageException(length + " bytes announced, " + (end - at) + " left");
        }
        int from = at;
        at += (int) length;
        return from;
    }

    /** One byte, 0 to 255. */
    public int u8() {
        return buffer[take(1)] & 0xff;
    }

    /** Four bytes, big-endian. */
    public int u32() {
        return u8() << 24 | u8() << 16 | u8() << 8 | u8();
    }

    /** Eight bytes, big-endian. */
    public long u64() {
        return (long) u32() << 32 | u32() & 0xffffffffL;
    }

    /** A number written by {@link Writer#number}. */
    public long number() {
        long value = 0;
        for (int shift = 0; shift < 63; shift += 7) {
            int next = u8();
            value |= (long) (next & 0x7f) << shift;
            if (next < 0x80) {
                return value;
            }
        }
        throw new MalformedMessageException("a number of more than 63 bits");
    }

    /** A number that counts or indexes something in memory. */
    public int count() {
        long value = number();
        if (value > Integer.MAX_VALUE) {
            throw new MalformedMessageException("a count of " + value);
        }
        return (int) value;
    }

    /** Bytes behind their length. */
    public byte[] bytes() {
        int length = count();
        int from = take(length);
        return Arrays.copyOfRange(buffer, from, from + length);
    }

    /** All bytes that are left. */
    public byte[] rest() {
        int from = take(end - at);
        return Arrays.copyOfRange(buffer, from, end);
    }

    /** UTF-8 behind its length. */
    public String string() {
        int length = count();
        return text(take(length), length);
    }

    /** A string as the client protocol has it; bytes that are no UTF-8 are noted, see {@link #allUtf8}. */
    public String longString() {
        int length = u32();
        int from = take(length);
        try {
            return StandardCharsets.UTF_8.newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(buffer, from, length))
                    .toString();
        } catch (CharacterCodingException e) {
            allUtf8 = false;
            return text(from, length);
        }
    }

    private String text(int from, int length) {
        return new String(buffer, from, length, StandardCharsets.UTF_8);
    }

    /** Whether every {@link #longString} so far was UTF-8. */
    public boolean allUtf8() {
        return allUtf8;
    }

    /** The 32 bytes of a digest. */
    public Digest digest() {
        return new Digest(u64(), u64(), u64(), u64());
    }

    /** A list written by {@link Writer#list}. */
    public <T> List<T> list(Function<Reader, T> each) {
        return items(count(), each);
    }

    /** This many items. An item has at least one byte, so a count beyond what is left is damage. */
    public <T> List<T> items(int count, Function<Reader, T> each) {
        if (count < 0 || count > end - at) {
            throw new MalformedMessageException("a list of " + count);
        }
        List<T> items = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            items.add(each.apply(this));
        }
        return items;
    }

    /** A constant of an enum by its ordinal. */
    public <E extends Enum<E>> E constant(Class<E> type) {
        int ordinal = u8();
        E[] constants = type.getEnumConstants();
        if (ordinal >= constants.length) {
            throw new MalformedMessageException("no " + type.getSimpleName() + " " + ordinal);
        }
        return constants[ordinal];
    }

    /** Fails if anything is left. */
    public void end() {
        if (at != end) {
            throw new MalformedMessageException((end - at) + " bytes too many");
        }
    }
}
