package org.hybridgrid.protocol;

import com.github.luben.zstd.EndDirective;
import com.github.luben.zstd.ZstdCompressCtx;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;

/**
 * One direction of a data link, or one lane of its columns, as a single zstd frame (RFC 8878) that lives as long as the link, so that
 * paths, digests and debug sections repeated from one compile to the next cost almost nothing. One thread
 * writes; it also closes.
 */
public final class StreamCompressor implements AutoCloseable {

    /** What a stream remembers for its repetitions: bytes, and places among them that are found again, as powers of two. */
    public record Memory(int windowLog, int hashLog) {

        /** Sources and headers. Redis: half of the bytes take 1 % more, half of the places 0.6 %. */
        public static final Memory INPUTS = new Memory(LARGEST_WINDOW_LOG, 21);
        /** What a worker sends, of which objects have been compressed before. */
        public static final Memory RESULTS = new Memory(20, 17);
    }

    static final int LARGEST_WINDOW_LOG = 23;
    /** Redis, both directions: level 7 makes 2 % more bytes, level 11 0.7 % fewer for half as much CPU again, level 16 7 % fewer for seven times. */
    private static final int LEVEL = 10;
    private static final int CHUNK = 32 * 1024;

    private final OutputStream out;
    private final ZstdCompressCtx zstd = new ZstdCompressCtx();
    private final ByteBuffer source = ByteBuffer.allocateDirect(CHUNK);
    private final ByteBuffer target = ByteBuffer.allocateDirect(CHUNK);
    private final byte[] copy = new byte[CHUNK];
    private long rawBytes;
    private long sentBytes;

    /** Compresses to this stream. */
    public StreamCompressor(OutputStream out, Memory memory) {
        this.out = out;
        zstd.setLevel(LEVEL);
        zstd.setWindowLog(memory.windowLog());
        zstd.setHashLog(memory.hashLog());
    }

    /** Adds bytes; they are sent by the next {@link #flush} at the latest. */
    public void write(byte[] bytes, int offset, int length) throws IOException {
        int at = offset;
        int end = offset + length;
        while (at < end) {
            int part = Math.min(end - at, source.remaining());
            source.put(bytes, at, part);
            at += part;
            if (!source.hasRemaining()) {
                compress(EndDirective.CONTINUE);
            }
        }
        rawBytes += length;
    }

    /** Sends everything added so far. */
    public void flush() throws IOException {
        compress(EndDirective.FLUSH);
        out.flush();
    }

    private void compress(EndDirective directive) throws IOException {
        source.flip();
        boolean done;
        do {
            target.clear();
            done = zstd.compressDirectByteBufferStream(target, source, directive);
            target.flip();
            int produced = target.remaining();
            target.get(copy, 0, produced);
            out.write(copy, 0, produced);
            sentBytes += produced;
        } while (directive == EndDirective.FLUSH ? !done : source.hasRemaining());
        source.clear();
    }

    /** Bytes added since this was last asked. */
    public long takeRawBytes() {
        long taken = rawBytes;
        rawBytes = 0;
        return taken;
    }

    /** Compressed bytes handed to the stream since this was last asked. */
    public long takeSentBytes() {
        long taken = sentBytes;
        sentBytes = 0;
        return taken;
    }

    @Override
    public void close() {
        zstd.close();
    }
}
