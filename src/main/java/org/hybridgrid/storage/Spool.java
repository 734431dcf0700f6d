package org.hybridgrid.storage;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.CRC32C;

/**
 * Content that comes in pieces and is read once it is whole: in memory while small, else in a temporary file. One thread
 * writes, then one reads; it is closed at the end by either.
 */
public final class Spool implements Closeable {

    /** Bytes kept in memory; most objects are smaller. */
    private static final int IN_MEMORY = 2 * 1024 * 1024;

    /** Takes pieces of the content. */
    public interface Sink {
        /** A piece: the first {@code length} bytes. */
        void accept(byte[] bytes, int length) throws IOException;
    }

    private final Path directory;
    private final CRC32C checksum = new CRC32C();
    private ByteArrayOutputStream memory = new ByteArrayOutputStream();
    private Path file;
    private OutputStream out;
    private long size;

    /** An empty spool that makes its file, if it needs one, in this directory. */
    public Spool(Path directory) {
        this.directory = directory;
    }

    /** Adds a piece. */
    public void write(byte[] piece) throws IOException {
        checksum.update(piece);
        size += piece.length;
        if (out == null && memory.size() + piece.length > IN_MEMORY) {
            file = Files.createTempFile(directory, "spool", null);
            out = Files.newOutputStream(file);
            memory.writeTo(out);
            memory = null;
        }
        if (out != null) {
            out.write(piece);
        } else {
            memory.write(piece);
        }
    }

    /** Bytes written so far. */
    public long size() {
        return size;
    }

    /** CRC-32C of what was written so far. */
    public long checksum() {
        return checksum.getValue();
    }

    /** Gives out the whole content. */
    public void drain(Sink sink) throws IOException {
        if (out == null) {
            byte[] all = memory.toByteArray();
            sink.accept(all, all.length);
            return;
        }
        out.close();
        byte[] buffer = new byte[64 * 1024];
        try (var in = Files.newInputStream(file)) {
            for (int read = in.read(buffer); read > 0; read = in.read(buffer)) {
                sink.accept(buffer, read);
            }
        }
    }

    @Override
    public void close() throws IOException {
        if (out != null) {
            out.close();
            Files.deleteIfExists(file);
        }
    }
}
