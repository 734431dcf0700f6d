package org.hybridgrid.protocol.elf;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;
import org.hybridgrid.protocol.MalformedMessageException;
import org.junit.jupiter.api.Test;

class ColumnCompressorTest {

    @Test
    void shouldGiveBackTheColumnsOfOneObjectAfterTheOther() {
        try (ColumnCompressor out = new ColumnCompressor(); ColumnDecompressor back = new ColumnDecompressor()) {
            Random random = new Random(1);
            for (int longest : new int[] {0, 1, 100, 40_000, 3, 200_000}) {
                byte[] columns = columns(random, longest);
                assertArrayEquals(columns, back.unpack(out.pack(columns)));
            }
        }
    }

    @Test
    void shouldFindARepetitionInItsOwnLane() {
        try (ColumnCompressor out = new ColumnCompressor()) {
            byte[] columns = columns(new Random(2), 5_000);
            int first = out.pack(columns).length;
            assertTrue(out.pack(columns).length < first / 20);
        }
    }

    @Test
    void shouldGiveALaneToEveryColumnAndNoneInVain() {
        boolean[] used = new boolean[Lane.values().length];
        for (int i = 0; i < Columns.COUNT; i++) {
            used[Lane.of(i).ordinal()] = true;
        }
        for (Lane lane : Lane.values()) {
            assertTrue(used[lane.ordinal()], lane.name());
        }
    }

    @Test
    void shouldCallDamageMalformed() {
        Random random = new Random(3);
        for (int i = 0; i < 300; i++) {
            byte[] columns = columns(random, 300);
            byte[] packed = pack(columns);
            byte[] damaged = i % 3 == 0 ? Arrays.copyOf(packed, random.nextInt(packed.length)) : packed.clone();
            if (damaged.length > 0) {
                damaged[random.nextInt(damaged.length)] ^= (byte) (1 << random.nextInt(8));
            }
            try (ColumnDecompressor back = new ColumnDecompressor()) {
                back.unpack(damaged); // a literal's damage shows in the object's checksum only
            } catch (MalformedMessageException e) {
                // as it should be
            }
        }
        try (ColumnDecompressor back = new ColumnDecompressor()) {
            assertThrows(MalformedMessageException.class, () -> back.unpack(new byte[3]));
            byte[] packed = pack(columns(random, 300));
            assertThrows(MalformedMessageException.class, () -> back.unpack(Arrays.copyOf(packed, packed.length + 1)));
        }
    }

    private static byte[] pack(byte[] columns) {
        try (ColumnCompressor out = new ColumnCompressor()) {
            return out.pack(columns);
        }
    }

    private static byte[] columns(Random random, int longest) {
        Columns columns = Columns.empty();
        for (int i = 0; i < Columns.COUNT; i++) {
            byte[] bytes = new byte[random.nextInt(3) == 0 ? 0 : random.nextInt(longest + 1)];
            random.nextBytes(bytes);
            columns.at(i).putBytes(bytes, 0, bytes.length);
        }
        return columns.toBytes();
    }
}
