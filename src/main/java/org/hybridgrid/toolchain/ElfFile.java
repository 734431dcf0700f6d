package org.hybridgrid.toolchain;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The little that is read of an ELF program: that it is one, and which dynamic loader it wants.
 * Format: System V ABI, chapters "ELF Header" and "Program Header".
 */
final class ElfFile {

    private static final int MAGIC = 0x7f454c46;
    private static final int CLASS_64 = 2;
    private static final int LITTLE_ENDIAN = 1;
    private static final int PT_INTERP = 3;

    private ElfFile() {
    }

    static boolean isElf(Path file) {
        try (FileChannel channel = FileChannel.open(file)) {
            ByteBuffer magic = read(channel, 0, 4);
            return magic.remaining() == 4 && magic.getInt(0) == MAGIC;
        } catch (IOException e) {
            return false;
        }
    }

    /** The dynamic loader of a program, or nothing for a static one or a file that isn't ELF. */
    static Optional<String> interpreter(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file)) {
            ByteBuffer header = read(channel, 0, 64);
            if (header.remaining() < 52 || header.getInt(0) != MAGIC) {
                return Optional.empty();
            }
            boolean wide = header.get(4) == CLASS_64;
            ByteOrder order = header.get(5) == LITTLE_ENDIAN ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN;
            header.order(order);
            long table = wide ? header.getLong(32) : header.getInt(28) & 0xffffffffL;
            int size = header.getShort(wide ? 54 : 42) & 0xffff;
            int count = header.getShort(wide ? 56 : 44) & 0xffff;
            for (int i = 0; i < count; i++) {
                ByteBuffer entry = read(channel, table + (long) i * size, wide ? 56 : 32).order(order);
                if (entry.remaining() < (wide ? 56 : 32)) {
                    return Optional.empty();
                }
                if (entry.getInt(0) == PT_INTERP) {
                    long offset = wide ? entry.getLong(8) : entry.getInt(4) & 0xffffffffL;
                    long length = wide ? entry.getLong(32) : entry.getInt(16) & 0xffffffffL;
                    return Optional.of(text(read(channel, offset, (int) Math.min(length, 4096))));
                }
            }
            return Optional.empty();
        }
    }

    private static ByteBuffer read(FileChannel channel, long at, int length) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(length);
        while (buffer.hasRemaining() && channel.read(buffer, at + buffer.position()) > 0) {
            continue;
        }
        return buffer.flip();
    }

    private static String text(ByteBuffer buffer) {
        String text = StandardCharsets.UTF_8.decode(buffer).toString();
        int end = text.indexOf('\0');
        return end < 0 ? text : text.substring(0, end);
    }
}
