package org.hybridgrid.cluster.link;

import java.util.concurrent.atomic.LongAdder;

/** Bytes over all data links of a node, before and after compression. Thread-safe. */
public final class Traffic {

    private final LongAdder sent = new LongAdder();
    private final LongAdder sentRaw = new LongAdder();
    private final LongAdder received = new LongAdder();
    private final LongAdder receivedRaw = new LongAdder();

    void addSent(long compressed, long raw) {
        sent.add(compressed);
        sentRaw.add(raw);
    }

    void addReceived(long compressed, long raw) {
        received.add(compressed);
        receivedRaw.add(raw);
    }

    /** Compressed bytes sent. */
    public long sent() {
        return sent.sum();
    }

    /** Bytes sent, before compression. */
    public long sentRaw() {
        return sentRaw.sum();
    }

    /** Compressed bytes received. */
    public long received() {
        return received.sum();
    }

    /** Bytes received, after decompression. */
    public long receivedRaw() {
        return receivedRaw.sum();
    }
}
