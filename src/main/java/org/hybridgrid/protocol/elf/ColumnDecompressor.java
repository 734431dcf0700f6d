package org.hybridgrid.protocol.elf;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.EnumMap;
import java.util.Map;
import org.hybridgrid.protocol.Limits;
import org.hybridgrid.protocol.MalformedMessageException;
import org.hybridgrid.protocol.StreamDecompressor;

/** Reads what {@link ColumnCompressor} packed at the other end. One thread; it also closes. */
public final class ColumnDecompressor implements AutoCloseable {

    /** Bytes of a LEB128 of 32 bits. */
    private static final int LONGEST_NUMBER = 5;

    private final Map<Lane, Frame> lanes = new EnumMap<>(Lane.class);

    /**
     * The columns that were packed.
     *
     * @throws MalformedMessageException if no columns pack to these bytes; what is unpacked after that is of no use
     */
    public byte[] unpack(byte[] packed) {
        show(packed);
        Column head = new Column();
        int[] lengths = new int[Columns.COUNT];
        long total = 0;
        for (int i = 0; i < Columns.COUNT; i++) {
            lengths[i] = number(head);
            total += lengths[i];
        }
        if (head.size() + total > Limits.MESSAGE) {
            throw new MalformedMessageException("columns of " + total + " bytes");
        }
        byte[] columns = new byte[head.size() + (int) total];
        head.copyTo(columns, 0);
        int at = head.size();
        for (int i = 0; i < Columns.COUNT; i++) {
            if (lengths[i] > 0) {
                frame(Lane.of(i)).read(columns, at, lengths[i]);
                at += lengths[i];
            }
        }
        return columns;
    }

    /** Gives each lane's frame its part of the message. */
    private void show(byte[] packed) {
        Column rest = new Column(packed, 0, packed.length);
        int[] lengths = new int[Lane.values().length];
        for (Lane lane : Lane.values()) {
            lengths[lane.ordinal()] = rest.takeInt();
        }
        for (Lane lane : Lane.values()) {
            int length = lengths[lane.ordinal()];
            if (length > 0) {
                frame(lane).piece.show(packed, rest.at(), length);
                rest.skip(length);
            }
        }
        if (rest.size() > 0) {
            throw new MalformedMessageException(rest.size() + " bytes behind the lanes");
        }
    }

    private Frame frame(Lane lane) {
        return lanes.computeIfAbsent(lane, first -> new Frame());
    }

    /** The next number of the first lane, whose bytes are added to the head. */
    private int number(Column head) {
        Column number = new Column();
        byte[] next = new byte[1];
        do {
            frame(Lane.REST).read(next, 0, 1);
            number.put(next[0]);
            head.put(next[0]);
        } while (next[0] < 0 && number.size() < LONGEST_NUMBER);
        return number.takeInt();
    }

    @Override
    public void close() {
        lanes.values().forEach(lane -> lane.bytes.close());
        lanes.clear();
    }

    /** What one lane's stream has come to. */
    private static final class Frame {

        private final Piece piece = new Piece();
        private final StreamDecompressor bytes = new StreamDecompressor(piece);

        void read(byte[] columns, int at, int length) {
            try {
                bytes.readFully(columns, at, length);
            } catch (IOException e) {
                throw new MalformedMessageException("a lane does not unpack: " + e.getMessage());
            }
        }
    }

    /** The part of a stream that is here. */
    private static final class Piece extends ByteArrayInputStream {

        Piece() {
            super(new byte[0]);
        }

        void show(byte[] bytes, int from, int length) {
            buf = bytes;
            pos = from;
            count = from + length;
        }
    }
}
