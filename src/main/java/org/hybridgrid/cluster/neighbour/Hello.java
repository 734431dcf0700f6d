package org.hybridgrid.cluster.neighbour;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * A question or an answer between neighbours, as a datagram:
 *
 * <pre>
 *   "HGN1" kind(u8: 'q' or 'a') nonce(8) cluster(u8 length, UTF-8) node(likewise) keyId(likewise) zeros
 * </pre>
 *
 * A question is padded to {@value #QUESTION_BYTES} bytes, and a shorter one is none: no answer is longer than its
 * question, so that nobody can have us multiply what he sends to another under that one's address.
 *
 * @param nonce chosen by who asks, repeated by who answers
 */
record Hello(boolean question, long nonce, Neighbour from) {

    static final int QUESTION_BYTES = 336;
    private static final int MAGIC = 0x48474e31;

    Hello answer(Neighbour self) {
        return new Hello(false, nonce, self);
    }

    byte[] encode() {
        ByteBuffer out = ByteBuffer.allocate(QUESTION_BYTES);
        out.putInt(MAGIC).put((byte) (question ? 'q' : 'a')).putLong(nonce);
        for (String text : new String[] {from.cluster(), from.node(), from.keyId()}) {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            out.put((byte) bytes.length).put(bytes);
        }
        byte[] datagram = new byte[question ? QUESTION_BYTES : out.position()];
        out.rewind().get(datagram);
        return datagram;
    }

    /** Empty for everything that isn't exactly such a datagram. */
    static Optional<Hello> decode(byte[] datagram) {
        ByteBuffer in = ByteBuffer.wrap(datagram);
        try {
            if (in.getInt() != MAGIC) {
                return Optional.empty();
            }
            byte kind = in.get();
            boolean question = kind == 'q';
            if (!question && kind != 'a' || question && datagram.length != QUESTION_BYTES) {
                return Optional.empty();
            }
            long nonce = in.getLong();
            return Optional.of(new Hello(question, nonce, new Neighbour(text(in), text(in), text(in))));
        } catch (BufferUnderflowException | CharacterCodingException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static String text(ByteBuffer in) throws CharacterCodingException {
        int length = Byte.toUnsignedInt(in.get());
        if (length > in.remaining()) {
            throw new BufferUnderflowException();
        }
        CharBuffer text = StandardCharsets.UTF_8.newDecoder().decode(in.slice(in.position(), length));
        in.position(in.position() + length);
        return text.toString();
    }
}
