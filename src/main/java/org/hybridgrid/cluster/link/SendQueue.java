package org.hybridgrid.cluster.link;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import org.hybridgrid.protocol.LinkMessage;
import org.hybridgrid.protocol.MessageSource;

/**
 * What waits to be sent over one link: small messages first, then one message of each bulk transfer in
 * turn. Thread-safe; one thread takes.
 */
final class SendQueue {

    private final Deque<LinkMessage> small = new ArrayDeque<>();
    private final Deque<MessageSource> bulk = new ArrayDeque<>();
    private boolean closed;

    synchronized void add(LinkMessage message) {
        if (!closed) {
            small.add(message);
            notifyAll();
        }
    }

    /** Returns false if the queue is closed: the source is the caller's to close then. */
    synchronized boolean add(MessageSource source) {
        if (!closed) {
            bulk.add(source);
            notifyAll();
        }
        return !closed;
    }

    /** Whether a small message or nothing at all waits: the moment to flush. */
    synchronized boolean shouldFlush() {
        return !small.isEmpty() || bulk.isEmpty();
    }

    /** The next message to send, or null once the queue is closed. */
    LinkMessage take() throws InterruptedException, IOException {
        while (true) {
            MessageSource source;
            synchronized (this) {
                while (small.isEmpty() && bulk.isEmpty() && !closed) {
                    wait();
                }
                if (closed) {
                    return null;
                }
                if (!small.isEmpty()) {
                    return small.poll();
                }
                source = bulk.poll();
            }
            LinkMessage message = source.next();
            if (message == null) {
                source.close();
                continue;
            }
            synchronized (this) {
                if (closed) {
                    source.close();
                    return null;
                }
                bulk.add(source);
            }
            return message;
        }
    }

    void close() throws IOException {
        Deque<MessageSource> left;
        synchronized (this) {
            closed = true;
            small.clear();
            left = new ArrayDeque<>(bulk);
            bulk.clear();
            notifyAll();
        }
        for (MessageSource source : left) {
            source.close();
        }
    }
}
