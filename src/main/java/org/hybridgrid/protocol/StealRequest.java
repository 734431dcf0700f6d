package org.hybridgrid.protocol;

import java.util.List;
import org.hybridgrid.model.Digest;

/**
 * A standing request for work: until the next one, the sender takes {@code room.free()} more actions of the
 * receiver's. It travels on the control plane when the number changes in a way that the receiver cannot know.
 *
 * @param room how many actions the thief would take now
 * @param slots how many actions it runs at a time
 * @param memoryMb MiB that its actions may take together
 * @param toolchains fingerprints of what it can run
 */
public record StealRequest(Room room, int slots, int memoryMb, List<Digest> toolchains) {

    /** The first byte of the message, which tells it from others of the control plane. */
    public static final int TYPE = 'S';

    /** No node has more slots, and what decides about them is as large as their number. */
    private static final int MOST_SLOTS = 4096;

    public StealRequest {
        toolchains = List.copyOf(toolchains);
    }

    /** The message's bytes. */
    public byte[] encode() {
        Writer out = new Writer().u8(TYPE);
        room.write(out);
        return out.number(slots).number(memoryMb).list(toolchains, Writer::digest).toBytes();
    }

    /** Reads what {@link #encode} wrote. */
    public static StealRequest decode(byte[] message) {
        Reader in = new Reader(message);
        if (in.u8() != TYPE) {
            throw new MalformedMessageException("no steal request");
        }
        StealRequest request = new StealRequest(
                Room.read(in), in.count(), in.count(), in.list(Reader::digest));
        in.end();
        if (request.slots() > MOST_SLOTS) {
            throw new MalformedMessageException(request.slots() + " slots");
        }
        return request;
    }
}
