package org.hybridgrid.cluster.member;

import java.nio.ByteBuffer;
import java.util.HexFormat;

/**
 * One start of one node: 128 random bits, new at every start, so that a node that comes back is never taken for the one
 * that went.
 */
public record NodeId(long high, long low) implements Comparable<NodeId> {

    /** Length in bytes. */
    public static final int BYTES = 16;

    /** Takes 16 bytes from the buffer. */
    public static NodeId read(ByteBuffer buffer) {
        return new NodeId(buffer.getLong(), buffer.getLong());
    }

    public static NodeId of(byte[] bytes) {
        if (bytes.length != BYTES) {
            throw new IllegalArgumentException("a node id has 16 bytes, not " + bytes.length);
        }
        return read(ByteBuffer.wrap(bytes));
    }

    /** Reads what {@link #hex} wrote. */
    public static NodeId parse(String hex) {
        return of(HexFormat.of().parseHex(hex));
    }

    public byte[] bytes() {
        return ByteBuffer.allocate(BYTES).putLong(high).putLong(low).array();
    }

    /** 32 hexadecimal digits. */
    public String hex() {
        return HexFormat.of().formatHex(bytes());
    }

    @Override
    public int compareTo(NodeId other) {
        int order = Long.compareUnsigned(high, other.high);
        return order != 0 ? order : Long.compareUnsigned(low, other.low);
    }

    /** The first eight digits: enough for a person. */
    @Override
    public String toString() {
        return hex().substring(0, 8);
    }
}
