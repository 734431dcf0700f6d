package org.hybridgrid.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ClientMessageTest {

    private static byte[] compile(byte[] lastArgument) {
        Writer out = new Writer().u32(1).u32(2).longString("gcc").u32(lastArgument.length).raw(lastArgument, 0, lastArgument.length);
        out.longString("/home/u").u32(2).longString("PATH=/usr/bin:/bin").longString("EMPTY=");
        return out.u32(022).u8(1).u32(4711).toBytes();
    }

    @Test
    void shouldReadACompile() {
        ClientMessage.Compile compile = (ClientMessage.Compile) ClientMessage.decode(1, compile("-c".getBytes()));
        assertEquals(List.of("gcc", "-c"), compile.arguments());
        assertEquals("/usr/bin:/bin", compile.environment().get("PATH"));
        assertEquals("", compile.environment().get("EMPTY"));
        assertEquals(022, compile.umask());
        assertTrue(compile.terminal());
        assertFalse(compile.limited());
        assertTrue(compile.utf8());
    }

    @Test
    void shouldNoteTheLimitsOfAClient() {
        byte[] payload = compile("-c".getBytes());
        payload[payload.length - 5] = 2;
        ClientMessage.Compile compile = (ClientMessage.Compile) ClientMessage.decode(1, payload);
        assertTrue(compile.limited());
        assertFalse(compile.terminal());
    }

    @Test
    void shouldNoteAnArgumentThatIsNoUtf8() {
        assertFalse(((ClientMessage.Compile) ClientMessage.decode(1, compile(new byte[] {(byte) 0xff, 'x'}))).utf8());
    }

    @Test
    void shouldRefuseAnotherVersionAndNoise() {
        byte[] other = compile("-c".getBytes());
        other[3] = 9;
        assertThrows(MalformedMessageException.class, () -> ClientMessage.decode(1, other));
        Random random = new Random(5);
        for (int i = 0; i < 20_000; i++) {
            byte[] noise = new byte[random.nextInt(80)];
            random.nextBytes(noise);
            try {
                ClientMessage.decode(random.nextInt(8), noise);
            } catch (MalformedMessageException e) {
                // as it should
            }
        }
    }

    @Test
    void shouldPutLengthAndTypeBeforeAPayload() {
        byte[] frame = new NodeMessage.Exit(3).frame();
        assertEquals(List.of((byte) 0, (byte) 0, (byte) 0, (byte) 4, (byte) 22, (byte) 0, (byte) 0, (byte) 0, (byte) 3), bytes(frame));
    }

    private static List<Byte> bytes(byte[] array) {
        List<Byte> list = new java.util.ArrayList<>();
        for (byte b : array) {
            list.add(b);
        }
        return list;
    }
}
