package org.hybridgrid.protocol.elf;

import java.util.Arrays;
import org.hybridgrid.protocol.MalformedMessageException;

/**
 * The strings of debug sections that both ends of a link know, by number: objects of one program name the same types again and again.
 * The worker adds the strings of what it folds and sends them ahead; the initiator appends what comes, in that order, so that numbers mean
 * the same at both ends. One for each link and direction; one thread.
 */
final class StringTable {

    /** Numbers fit three bytes; the text, that a link's memory stays small whatever is compiled. */
    private static final int MOST_STRINGS = 1 << 18;
    private static final int MOST_BYTES = 8 * 1024 * 1024;

    private byte[] text = new byte[1024];
    /** Where each string starts; each ends with a NUL, and one more entry tells where the next would start. */
    private int[] starts = new int[128];
    /** GCC's hashes of the strings, which the folding needs again and again. */
    private int[] hashes = new int[128];
    private int size;
    /** Open addressing: a string's number + 1; twice as many places as strings at least. */
    private int[] places = new int[256];

    /** How many strings there are. */
    int size() {
        return size;
    }

    /** The number of this string, which has no NUL: added if it is new, -1 if there is no more room. */
    int add(byte[] source, int from, int length) {
        int hash = HashOrder.hash(source, from, length);
        int place = place(hash, source, from, length);
        if (places[place] != 0) {
            return places[place] - 1;
        }
        int end = starts[size];
        if (size == MOST_STRINGS || length >= MOST_BYTES - end) {
            return -1;
        }
        if (text.length - end <= length) {
            text = Arrays.copyOf(text, Math.max(text.length * 2, end + length + 1));
        }
        System.arraycopy(source, from, text, end, length);
        text[end + length] = 0;
        hashes[size] = hash;
        places[place] = ++size;
        if (size == hashes.length) {
            starts = Arrays.copyOf(starts, size * 2);
            hashes = Arrays.copyOf(hashes, size * 2);
        }
        starts[size] = end + length + 1;
        if (size * 2 > places.length) {
            rehash(places.length * 2);
        }
        return size - 1;
    }

    private int place(int hash, byte[] source, int from, int length) {
        int mask = places.length - 1;
        int place = spread(hash) & mask;
        while (places[place] != 0 && !(hashes[places[place] - 1] == hash && equals(places[place] - 1, source, from, length))) {
            place = place + 1 & mask;
        }
        return place;
    }

    private static int spread(int hash) {
        return hash * 0x9e3779b9 >>> 8;
    }

    private boolean equals(int number, byte[] source, int from, int length) {
        int start = starts[number];
        return length(number) == length && Arrays.equals(text, start, start + length, source, from, from + length);
    }

    private void rehash(int capacity) {
        places = new int[capacity];
        for (int i = 0; i < size; i++) {
            int place = spread(hashes[i]) & capacity - 1;
            while (places[place] != 0) {
                place = place + 1 & capacity - 1;
            }
            places[place] = i + 1;
        }
    }

    /** Forgets all but the first strings. */
    void truncate(int newSize) {
        if (newSize < size) {
            size = newSize;
            rehash(places.length);
        }
    }

    /** The strings from this number on, each with a NUL behind it: what {@link #append} takes. */
    byte[] since(int first) {
        return Arrays.copyOfRange(text, starts[first], starts[size]);
    }

    /**
     * Adds strings of the other end.
     *
     * @throws MalformedMessageException if the other end could not have added them
     */
    void append(byte[] strings) {
        int from = 0;
        for (int i = 0; i < strings.length; i++) {
            if (strings[i] == 0) {
                int before = size;
                if (add(strings, from, i - from) != before) {
                    throw new MalformedMessageException("a debug string that is known, or one too many");
                }
                from = i + 1;
            }
        }
        if (from != strings.length) {
            throw new MalformedMessageException("a debug string without end");
        }
    }

    /** Bytes of the string, without its NUL. */
    int length(int number) {
        return starts[number + 1] - starts[number] - 1;
    }

    /** Copies the string with its NUL. */
    void copy(int number, byte[] target, int to) {
        System.arraycopy(text, starts[number], target, to, length(number) + 1);
    }

    /** GCC's hash of the string. */
    int hash(int number) {
        return hashes[number];
    }
}
