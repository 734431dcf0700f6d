package org.hybridgrid.protocol;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.hybridgrid.model.Argument;
import org.hybridgrid.model.Digest;
import org.hybridgrid.model.Family;
import org.hybridgrid.model.Fault;
import org.hybridgrid.model.InputSet;
import org.hybridgrid.model.Output;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class LinkMessageTest {

    static final Digest DIGEST = Digest.ofContent(new byte[] {1, 2, 3});

    static WireAction action() {
        return new WireAction(DIGEST, Family.GCC, List.of(Argument.plain("-c"), Argument.path("-I", "/usr/x")), "/home/u", "/home/v",
                Map.of("LC_ALL", "C"),
                new InputSet(List.of(new InputSet.File("/home/u/a ü.c", DIGEST, 3, 17)), List.of(new InputSet.Link("/home/v", "u")),
                        List.of("/home/u/out")),
                List.of(new Output(Output.Kind.OBJECT, "a.o"), new Output(Output.Kind.DEPFILE, "a.d")), 120, 90);
    }

    static Stream<LinkMessage> messages() {
        return Stream.of(
                new LinkMessage.Hello(1, "n", "s"),
                new LinkMessage.Grant(7, action(), List.of(DIGEST)),
                new LinkMessage.Need(7, List.of(DIGEST, Digest.ofContent(new byte[0]))),
                new LinkMessage.Recall(300),
                new LinkMessage.Kept(300),
                new LinkMessage.GivenBack(300, new Room(1, 3, 8, 1)),
                new LinkMessage.Declined(300, Fault.WORKER_BUSY, "full", new Room(0, 3, 7, 1)),
                new LinkMessage.Cancel(1L << 40),
                new LinkMessage.Ping(1),
                new LinkMessage.Pong(1, List.of(1L, 128L, 1L << 50)));
    }

    @ParameterizedTest
    @MethodSource("messages")
    void shouldReadWhatItWrote(LinkMessage message) {
        assertEquals(message, decode(message.type(), encode(message)));
    }

    @Test
    void shouldTakeNoVariableThatWouldMakeTheLoaderRunCode() {
        WireAction whole = action();
        WireAction action = new WireAction(whole.toolchain(), whole.family(), whole.arguments(), "/u", "/u", Map.of("LD_PRELOAD", "./x.so"),
                whole.inputs(), whole.outputs(), 1, 1);
        Writer body = new Writer();
        LinkMessage grant = new LinkMessage.Grant(7, action, List.of());
        grant.write(body);
        assertThrows(MalformedMessageException.class, () -> LinkMessage.decode(grant.type(), new Reader(body.toBytes())));
    }

    @Test
    void shouldReadAResultWithAnOutputThatWasNotWritten() {
        LinkMessage.Result result = new LinkMessage.Result(9, 1, List.of(new LinkMessage.Written(-1, 0), new LinkMessage.Written(5, 77)),
                new byte[] {1}, new byte[] {2, 3}, 10, 20, 30, new Room(2, 4, 5, 1));
        LinkMessage.Result read = (LinkMessage.Result) decode(result.type(), encode(result));
        assertEquals(result.outputs(), read.outputs());
        assertArrayEquals(result.stderr(), read.stderr());
        assertEquals(result.room(), read.room());
    }

    @ParameterizedTest
    @MethodSource("messages")
    void shouldRefuseEveryTruncation(LinkMessage message) {
        byte[] whole = encode(message);
        for (int length = 0; length < whole.length; length++) {
            byte[] part = Arrays.copyOf(whole, length);
            assertThrows(MalformedMessageException.class, () -> decode(message.type(), part));
        }
    }

    @Test
    void shouldAnswerNoiseWithAMalformedMessageAndNothingElse() {
        Random random = new Random(7);
        for (int i = 0; i < 20_000; i++) {
            byte[] noise = new byte[random.nextInt(120)];
            random.nextBytes(noise);
            int type = random.nextInt(12);
            try {
                decode(type, noise);
            } catch (MalformedMessageException e) {
                // as it should
            }
        }
    }

    @Test
    void shouldReadAStealRequest() {
        StealRequest request = new StealRequest(new Room(4, 17, 1, 1), 2, 4000, List.of(DIGEST));
        assertEquals(request, StealRequest.decode(request.encode()));
        assertThrows(MalformedMessageException.class, () -> StealRequest.decode(new byte[] {'X', 1}));
        byte[] huge = new StealRequest(new Room(4, 17, 1, 1), Integer.MAX_VALUE, 4000, List.of(DIGEST)).encode();
        assertThrows(MalformedMessageException.class, () -> StealRequest.decode(huge));
    }

    private static byte[] encode(LinkMessage message) {
        Writer out = new Writer();
        message.write(out);
        return out.toBytes();
    }

    private static LinkMessage decode(int type, byte[] bytes) {
        return LinkMessage.decode(type, new Reader(bytes));
    }
}
