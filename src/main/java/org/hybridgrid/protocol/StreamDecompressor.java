package org.hybridgrid.protocol;

import com.github.luben.zstd.ZstdDecompressCtx;
import com.github.luben.zstd.ZstdException;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;

/** Reads what {@link StreamCompressor} wrote at the other end. One thread reads; it also closes. */
public final class StreamDecompressor implements AutoCloseable {

    private static final int CHUNK = 32 * 1024;

    private final InputStream in;
    private final ZstdDecompressCtx zstd = new ZstdDecompressCtx();
    private final ByteBuffer source = ByteBuffer.allocateDirect(CHUNK).flip();
    private final ByteBuffer target = ByteBuffer.allocateDirect(CHUNK).flip();
    private final byte[] copy = new byte[CHUNK];
    private boolean mayHoldMore;
    private long rawBytes;
    private long receivedBytes;

    /** Reads compressed bytes from this stream. */
    public StreamDecompressor(InputStream in) {
        this.in = in;
        zstd.setLongMax(StreamCompressor.LARGEST_WINDOW_LOG);
    }

    /**
     * Fills the range.
     *
     * @throws EOFException if the stream ends before
     * @throws IOException if the stream is damaged or breaks
     */
    public void readFully(byte[] bytes, int offset, int length) throws IOException {
        int at = offset;
        int end = offset + length;
        while (at < end) {
            if (!target.hasRemaining()) {
                refill();
            }
            int part = Math.min(end - at, target.remaining());
            target.get(bytes, at, part);
            at += part;
        }
        rawBytes += length;
    }

    private void refill() throws IOException {
        target.clear();
        while (target.position() == 0) {
            if (!source.hasRemaining() && !mayHoldMore) {
                int read = in.read(copy);
                if (read < 0) {
                    throw new EOFException("the other end closed the link");
                }
                receivedBytes += read;
                source.clear().put(copy, 0, read).flip();
            }
            try {
                zstd.decompressDirectByteBufferStream(target, source);
            } catch (ZstdException e) {
                throw new IOException("the link's compression is damaged: " + e.getMessage(), e);
            }
            mayHoldMore = !target.hasRemaining();
        }
        target.flip();
    }

    /** Bytes read since this was last asked. */
    public long takeRawBytes() {
        long taken = rawBytes;
        rawBytes = 0;
        return taken;
    }

    /** Compressed bytes taken from the stream since this was last asked. */
    public long takeReceivedBytes() {
        long taken = receivedBytes;
        receivedBytes = 0;
        return taken;
    }

    @Override
    public void close() {
        zstd.close();
    }
}
