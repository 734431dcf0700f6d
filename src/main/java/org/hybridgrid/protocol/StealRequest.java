package org.hybridgrid.protocol;

import java.util.List;
import org.hybridgrid.model.Digest;

/**
 * A standing request for work: until the next one, the sender takes {@code free} more actions of the
 * receiver's. It travels on the control plane when the number changes in a way that the receiver cannot know.
 *
 * @param free actions the thief would take now, running and waiting ones together at most its slots and one
 *     ahead for each
 * @param granted how many grants of the receiver's the thief had seen when it said so: later ones count against
 *     {@code free}
 * @param slots how many actions it runs at a time
 * @param speed reference milliseconds of work per millisecond, for one slot
 * @param toolchains fingerprints of what it can run
 */
public record StealRequest(int free, long granted, int slots, double speed, List<Digest> toolchains) {

    /** The first byte of the message, which tells it from others of the control plane. */
    public static final int TYPE = 'S';

    public StealRequest {
        toolchains = List.copyOf(toolchains);
    }

    /** The message's bytes. */
    public byte[] encode() {
        return new Writer().u8(TYPE).number(free).number(granted).number(slots)
                .number(Math.round(speed * 1000)).list(toolchains, Writer::digest).toBytes();
    }

    /** Reads what {@link #encode} wrote. */
    public static StealRequest decode(byte[] message) {
        Reader in = new Reader(message);
        if (in.u8() != TYPE) {
            throw new MalformedMessageException("no steal request");
        }
        StealRequest request = new StealRequest(
                in.count(), in.number(), in.count(), in.number() / 1000.0, in.list(Reader::digest));
        in.end();
        return request;
    }
}
