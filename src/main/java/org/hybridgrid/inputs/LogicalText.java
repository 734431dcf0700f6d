package org.hybridgrid.inputs;

import java.util.Arrays;
import java.util.Set;

/**
 * A file's text after the first two translation phases (C17 5.1.1.2): trigraphs replaced and spliced
 * lines joined, as the dialect says. It knows its way back to the raw bytes, since a raw string undoes
 * both phases.
 */
final class LogicalText {

    /** The text, then a newline and a zero that every scan may run into. */
    final byte[] bytes;
    /** Number of bytes of text. */
    final int length;
    private final byte[] raw;
    private int[] editAt = new int[0];
    private int[] shift = new int[0];
    private int edits;
    private int countedTo;
    private int line = 1;

    /**
     * @param touched receives the choices of the dialect that matter to this text
     */
    LogicalText(byte[] raw, Dialect dialect, Set<Dialect.Choice> touched) {
        this.raw = raw;
        boolean trigraphs = dialect.has(Dialect.Choice.TRIGRAPHS);
        boolean loneReturns = dialect.has(Dialect.Choice.LONE_RETURNS);
        byte[] out = new byte[raw.length + 2];
        int to = 0;
        int from = 0;
        while (from < raw.length) {
            byte c = raw[from];
            if (c == '?' && trigraph(from) != 0) {
                touched.add(Dialect.Choice.TRIGRAPHS);
                if (trigraphs) {
                    c = trigraph(from);
                    if (c != '\\' || spliceEnd(from + 3, loneReturns) < 0) {
                        out[to++] = c;
                        from += 3;
                        edit(to, from);
                    } else {
                        from = spliceEnd(from + 3, loneReturns);
                        edit(to, from);
                    }
                    continue;
                }
            } else if (c == '\\') {
                int end = spliceEnd(from + 1, loneReturns);
                if (end >= 0) {
                    from = end;
                    edit(to, from);
                    continue;
                }
            } else if (c == '\r' && (from + 1 == raw.length || raw[from + 1] != '\n')) {
                touched.add(Dialect.Choice.LONE_RETURNS);
                if (loneReturns) {
                    c = '\n';
                }
            }
            out[to++] = c;
            from++;
        }
        length = to;
        out[to] = '\n';
        out[to + 1] = 0;
        bytes = out;
    }

    /** Where the text starts, after a byte order mark. */
    int start() {
        return length >= 3 && bytes[0] == (byte) 0xef && bytes[1] == (byte) 0xbb && bytes[2] == (byte) 0xbf ? 3 : 0;
    }

    byte[] raw() {
        return raw;
    }

    /** The place in the raw bytes of a place in the text. */
    int rawOf(int place) {
        return place + shiftAt(place);
    }

    /** The first place in the text that is at or after a place in the raw bytes. */
    int placeOf(int rawPlace) {
        int low = 0;
        int high = edits;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (editAt[middle] + shift[middle] <= rawPlace) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        int place = rawPlace - (low == 0 ? 0 : shift[low - 1]);
        return low < edits ? Math.min(place, editAt[low]) : Math.min(place, length);
    }

    /** The line, from 1, of a place; cheap if the places asked for ascend. */
    int lineOf(int place) {
        int target = Math.min(rawOf(place), raw.length);
        if (target < countedTo) {
            countedTo = 0;
            line = 1;
        }
        for (; countedTo < target; countedTo++) {
            if (raw[countedTo] == '\n') {
                line++;
            }
        }
        return line;
    }

    private int shiftAt(int place) {
        int at = edits == 0 ? -1 : Arrays.binarySearch(editAt, 0, edits, place);
        int index = at >= 0 ? at : -at - 2;
        return index < 0 ? 0 : shift[index];
    }

    /** From {@code place} on, the text is that of the raw bytes from {@code rawPlace} on. */
    private void edit(int place, int rawPlace) {
        if (edits > 0 && editAt[edits - 1] == place) {
            shift[edits - 1] = rawPlace - place;
            return;
        }
        if (edits == editAt.length) {
            editAt = Arrays.copyOf(editAt, Math.max(16, 2 * edits));
            shift = Arrays.copyOf(shift, editAt.length);
        }
        editAt[edits] = place;
        shift[edits++] = rawPlace - place;
    }

    /** The end of the line if nothing but blanks follows (GCC and Clang both splice then), else -1. */
    private int spliceEnd(int from, boolean loneReturns) {
        for (int i = from; i < raw.length; i++) {
            if (raw[i] == '\n') {
                return i + 1;
            }
            if (raw[i] == '\r' && loneReturns && (i + 1 == raw.length || raw[i + 1] != '\n')) {
                return i + 1;
            }
            if (!Characters.isSpace(raw[i])) {
                return -1;
            }
        }
        return -1;
    }

    private byte trigraph(int from) {
        if (from + 2 >= raw.length || raw[from + 1] != '?') {
            return 0;
        }
        int at = "=/'()!<>-".indexOf((char) raw[from + 2]);
        return at < 0 ? 0 : (byte) "#\\^[]|{}~".charAt(at);
    }
}
