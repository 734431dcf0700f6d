package org.hybridgrid.protocol.elf;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.charset.StandardCharsets;
import org.hybridgrid.protocol.MalformedMessageException;
import org.junit.jupiter.api.Test;

class StringTableTest {

    private final StringTable table = new StringTable();

    private int add(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return table.add(bytes, 0, bytes.length);
    }

    @Test
    void shouldGiveAStringTheSameNumberAtBothEnds() {
        StringTable other = new StringTable();
        int known = 0;
        for (int i = 0; i < 10_000; i++) {
            add("string " + i % 3000);
            if (i % 7 == 0) {
                other.append(table.since(known));
                known = table.size();
            }
        }
        assertEquals(3000, other.size());
        assertArrayEquals(table.since(0), other.since(0));
        assertEquals(2999, add("string 2999"));
    }

    @Test
    void shouldForgetWhatIsTruncatedAndNothingElse() {
        for (int i = 0; i < 1000; i++) {
            add("s" + i);
        }
        table.truncate(400);
        assertEquals(399, add("s399"));
        assertEquals(400, add("s999"));
        assertEquals(401, table.size());
    }

    @Test
    void shouldRefuseStringsThatTheOtherEndCannotHaveAdded() {
        table.append(new byte[] {'a', 0, 0});
        assertEquals(2, table.size());
        assertThrows(MalformedMessageException.class, () -> table.append(new byte[] {'a', 0}));
        assertThrows(MalformedMessageException.class, () -> table.append(new byte[] {'b'}));
    }

    @Test
    void shouldTakeNoMoreThanItHasRoomFor() {
        byte[] large = new byte[5 * 1024 * 1024];
        java.util.Arrays.fill(large, (byte) 'x');
        assertEquals(0, table.add(large, 0, large.length));
        assertEquals(-1, table.add(large, 0, large.length - 1));
        assertEquals(1, add("small"));
    }
}
