package org.hybridgrid.initiator;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetSocketAddress;
import java.util.List;
import org.hybridgrid.protocol.LinkMessage;
import org.hybridgrid.protocol.Room;
import org.junit.jupiter.api.Test;

class RemoteResultTest {

    private static boolean isWordedByDriver(String stderr) {
        return new RemoteResult(new Peer("w", "w", InetSocketAddress.createUnresolved("host", 1)),
                new LinkMessage.Result(1, 0, List.of(), new byte[0], stderr.getBytes(UTF_8), 1, 1, 1, new Room(1, 1, 1, 1)), List.of()).isWordedByDriver();
    }

    @Test
    void shouldTellTheDriversMessagesByItsName() {
        assertTrue(isWordedByDriver("gcc: warning: '-mcpu=' is deprecated\n"));
        assertTrue(isWordedByDriver("a.c:1:2: warning: x\naarch64-linux-gnu-g++-12: note: y\n"));
        assertTrue(isWordedByDriver("\u001b[01m\u001b[Kcc:\u001b[m\u001b[K \u001b[01;35m\u001b[Kwarning: \u001b[m\u001b[Kx\n"));
    }

    @Test
    void shouldNotTakeTheCompilersMessagesForTheDrivers() {
        for (String words : List.of("", "a.cc: In function 'int f()':\na.cc:1:2: warning: x\n", "cc1: warning: unrecognized option\n",
                "cc1plus: note: x\n", "a.cc: warning: STABS debugging information is obsolete\n", "clang: warning: argument unused during compilation: '-x'\n", "In file included from /a/g.cc:1:\n")) {
            assertFalse(isWordedByDriver(words), words);
        }
    }
}
