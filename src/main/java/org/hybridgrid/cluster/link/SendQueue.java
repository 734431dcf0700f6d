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

    /** Whether a small message waits. */
    synchronized boolean holdsSmall() {
        return !small.isEmpty();
    }

    /** Waits until there is something to send; false once the queue is closed. */
    synchronized boolean await() throws InterruptedException {
        while (small.isEmpty() && bulk.isEmpty() && !closed) {
            wait();
        }
        return !closed;
    }

    /** The next message to send, or null if there is none now. */
    LinkMessage poll() throws IOException {
        while (true) {
            MessageSource source;
            synchronized (this) {
                if (!small.isEmpty()) {
                    return small.poll();
                }
                source = bulk.poll();
            }
            if (source == null) {
                return null;
            }
            LinkMessage message = next(source);
            if (message != null) {
                putBack(source);
                return message;
            }
            source.close();
        }
    }

    /** A source that fails holds files all the same. */
    private static LinkMessage next(MessageSource source) throws IOException {
        try {
            return source.next();
        } catch (IOException | RuntimeException e) {
            source.close();
            throw e;
        }
    }

    private void putBack(MessageSource source) throws IOException {
        synchronized (this) {
            if (!closed) {
                bulk.add(source);
                return;
            }
        }
        source.close();
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
