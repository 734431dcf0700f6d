package org.hybridgrid.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class HistoryMessageTest {

    @Test
    void shouldReadWhatWasWritten() {
        List<HistoryMessage> messages = List.of(new HistoryMessage.Ask(0), new HistoryMessage.Ask(1L << 40),
                new HistoryMessage.Tell(7, List.of(new HistoryMessage.Entry(-1, 1_500_000, 80), new HistoryMessage.Entry(3, 1, 0))));
        for (HistoryMessage message : messages) {
            assertEquals(message, HistoryMessage.decode(message.encode()));
        }
    }

    @Test
    void shouldFitTheLongestListIntoAQuarterOfAMebibyte() {
        byte[] message = new HistoryMessage.Tell(1L << 40, LongStream.range(0, HistoryMessage.MOST)
                .mapToObj(key -> new HistoryMessage.Entry(-key, 100_000_000, 900)).toList()).encode();
        assertTrue(message.length <= 1 << 18, message.length + " bytes");
    }

    @Test
    void shouldRefuseWhatIsCutShortOrOfNoKind() {
        byte[] whole = new HistoryMessage.Tell(7, List.of(new HistoryMessage.Entry(1, 2, 3))).encode();
        for (int length = 0; length < whole.length; length++) {
            byte[] cut = java.util.Arrays.copyOf(whole, length);
            assertThrows(MalformedMessageException.class, () -> HistoryMessage.decode(cut));
        }
        assertThrows(MalformedMessageException.class, () -> HistoryMessage.decode(new byte[] {HistoryMessage.TYPE, 9}));
    }
}
