package org.hybridgrid.protocol;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.util.Random;
import org.junit.jupiter.api.Test;

class StreamCompressorTest {

    @Test
    void shouldGiveOutEverythingAfterAFlushThoughTheStreamGoesOn() throws IOException {
        PipedInputStream in = new PipedInputStream(1 << 20);
        try (StreamCompressor out = new StreamCompressor(new PipedOutputStream(in), StreamCompressor.Memory.INPUTS);
                StreamDecompressor back = new StreamDecompressor(in)) {
            Random random = new Random(1);
            for (int size : new int[] {1, 5, 1000, 128 * 1024, 300_000, 3}) {
                byte[] content = new byte[size];
                random.nextBytes(content);
                out.write(content, 0, size);
                out.flush();
                byte[] read = new byte[size];
                back.readFully(read, 0, size);
                assertArrayEquals(content, read);
            }
        }
    }

    @Test
    void shouldMakeARepetitionAlmostFree() throws IOException {
        byte[] header = new byte[20_000];
        new Random(2).nextBytes(header);
        try (StreamCompressor out = new StreamCompressor(new ByteArrayOutputStream(), StreamCompressor.Memory.INPUTS)) {
            out.write(header, 0, header.length);
            out.flush();
            out.takeSentBytes();
            out.write(header, 0, header.length);
            out.flush();
            assertTrue(out.takeSentBytes() < header.length / 100);
        }
    }

    @Test
    void shouldReportDamageAndTheEndOfTheStreamAsIo() {
        byte[] noise = new byte[1000];
        new Random(3).nextBytes(noise);
        try (StreamDecompressor damaged = new StreamDecompressor(new ByteArrayInputStream(noise));
                StreamDecompressor empty = new StreamDecompressor(new ByteArrayInputStream(new byte[0]))) {
            assertThrows(IOException.class, () -> damaged.readFully(new byte[10], 0, 10));
            assertThrows(EOFException.class, () -> empty.readFully(new byte[10], 0, 10));
        }
    }
}
