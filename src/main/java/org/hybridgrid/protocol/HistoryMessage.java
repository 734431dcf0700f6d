package org.hybridgrid.protocol;

import java.util.List;

/**
 * What nodes tell each other of what compiles took: each tells the coordinator what it learnt, and asks it for what the others did. Keys
 * are hashes, so that no name of a source travels.
 */
public sealed interface HistoryMessage {

    /** The first byte of the message, which tells it from others of the control plane. */
    int TYPE = 'H';

    /** Most entries in a message: they fit into a quarter of the longest one. */
    int MOST = 15_000;

    /** The message's bytes. */
    byte[] encode();

    /**
     * Asks for what is new.
     *
     * @param since the number up to which the asker has everything, 0 for nothing
     */
    record Ask(long since) implements HistoryMessage {
        @Override
        public byte[] encode() {
            return new Writer().u8(TYPE).u8(1).number(since).toBytes();
        }
    }

    /**
     * Tells.
     *
     * @param upTo the teller's number for what came last
     */
    record Tell(long upTo, List<Entry> entries) implements HistoryMessage {

        public Tell {
            entries = List.copyOf(entries);
        }

        @Override
        public byte[] encode() {
            return new Writer().u8(TYPE).u8(2).number(upTo)
                    .list(entries, (w, e) -> w.u64(e.key()).number(e.costMicros()).number(e.peakMb())).toBytes();
        }
    }

    /**
     * What a compile took.
     *
     * @param key hash of its source and command class
     * @param costMicros reference microseconds
     * @param peakMb MiB of memory, 0 if unknown
     */
    record Entry(long key, long costMicros, int peakMb) {
    }

    /** Reads what {@link #encode} wrote. */
    static HistoryMessage decode(byte[] message) {
        Reader in = new Reader(message);
        if (in.u8() != TYPE) {
            throw new MalformedMessageException("no message of the history");
        }
        HistoryMessage read = switch (in.u8()) {
            case 1 -> new Ask(in.number());
            case 2 -> new Tell(in.number(), in.list(r -> new Entry(r.u64(), r.number(), r.count())));
            default -> throw new MalformedMessageException("no message of the history of this kind");
        };
        in.end();
        return read;
    }
}
