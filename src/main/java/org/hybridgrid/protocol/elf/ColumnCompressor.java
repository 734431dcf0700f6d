package org.hybridgrid.protocol.elf;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.EnumMap;
import java.util.Map;
import org.hybridgrid.protocol.StreamCompressor;

/**
 * Compresses the columns of the objects that cross a link, each lane as a stream of its own. Packed: for each {@link Lane} the number of
 * its bytes when compressed (LEB128), then these for each; the first lane begins with the columns' lengths as in {@link Columns}. One
 * thread; it also closes.
 */
public final class ColumnCompressor implements AutoCloseable {

    private final ByteArrayOutputStream compressed = new ByteArrayOutputStream();
    private final Map<Lane, StreamCompressor> lanes = new EnumMap<>(Lane.class);

    /** @param columns what {@link ObjectFolding#fold} made; packed must be unpacked in the order in which they were packed */
    public byte[] pack(byte[] columns) {
        Columns parts = Columns.of(columns);
        Column packed = new Column();
        compressed.reset();
        try {
            for (Lane lane : Lane.values()) {
                int before = compressed.size();
                compress(lane, parts);
                packed.putUnsigned(compressed.size() - before);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("memory is no disk", e);
        }
        packed.putBytes(compressed.toByteArray(), 0, compressed.size());
        return packed.rest();
    }

    private void compress(Lane lane, Columns parts) throws IOException {
        StreamCompressor stream = null;
        if (lane == Lane.REST) {
            stream = stream(lane);
            write(parts.lengths(), stream);
        }
        for (int i = 0; i < Columns.COUNT; i++) {
            Column column = parts.at(i);
            if (Lane.of(i) == lane && column.size() > 0) {
                stream = stream(lane);
                write(column, stream);
            }
        }
        if (stream != null) {
            stream.flush();
        }
    }

    private static void write(Column column, StreamCompressor stream) throws IOException {
        stream.write(column.array(), column.at(), column.size());
    }

    private StreamCompressor stream(Lane lane) {
        return lanes.computeIfAbsent(lane, first -> new StreamCompressor(compressed, first.memory()));
    }

    @Override
    public void close() {
        lanes.values().forEach(StreamCompressor::close);
        lanes.clear();
    }
}
