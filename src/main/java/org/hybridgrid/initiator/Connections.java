package org.hybridgrid.initiator;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.function.Predicate;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * What is open to each worker, or being opened: one connection each, opened by the first errand that needs it. Errands to one worker are run one after the
 * other in the order in which they came, those that came while the connection was being opened too. No lock is held while one runs. Thread-safe.
 *
 * @param <C> a connection
 */
final class Connections<C> {

    /** Opens connections; called by a thread of the executor. */
    @FunctionalInterface
    interface Opener<C> {
        /** @param line to be given to {@link #forget} when the connection ends, which may be before this returns */
        C open(Peer peer, Line<C> line) throws IOException;
    }

    /** What is to be done on an open connection. */
    @FunctionalInterface
    interface Errand<C> {
        void run(C connection);

        /** The connection could not be opened, or this errand threw. */
        default void failed(Throwable why) {
        }
    }

    private static final Logger LOG = Logger.getLogger(Connections.class.getName());

    private final Map<String, Line<C>> lines = new ConcurrentHashMap<>();
    private final Opener<C> opener;
    private final Executor opening;

    Connections(Opener<C> opener, Executor opening) {
        this.opener = opener;
        this.opening = opening;
    }

    /** Runs an errand, once the connection is open, or tells it that this failed. After a failure the next errand tries again. */
    void run(Peer peer, Errand<C> errand) {
        Line<C> fresh = new Line<>(peer.id());
        Line<C> line = lines.computeIfAbsent(peer.id(), id -> fresh);
        line.add(errand);
        if (line == fresh) {
            try {
                opening.execute(() -> open(peer, line));
            } catch (RuntimeException | Error e) { // no thread to be had
                fail(line, e);
            }
        }
    }

    private void open(Peer peer, Line<C> line) {
        C connection;
        try {
            connection = opener.open(peer, line);
        } catch (IOException | RuntimeException | Error e) {
            fail(line, e);
            return;
        }
        line.opened(connection);
    }

    private void fail(Line<C> line, Throwable why) {
        forget(line);
        line.failed(why);
    }

    /** Runs an errand if there is a connection, or one is being opened. */
    void runIfAny(String peer, Errand<C> errand) {
        Line<C> line = lines.get(peer);
        if (line != null) {
            line.add(errand);
        }
    }

    /** Runs an errand on every connection, also on those that are being opened. */
    void runOnAll(Errand<C> errand) {
        lines.values().forEach(line -> line.add(errand));
    }

    /** The next errand to this worker opens another connection. */
    void forget(Line<C> line) {
        lines.remove(line.peer, line);
    }

    /** The same, if the condition holds; no errand comes in between. */
    void forgetIf(Line<C> line, Predicate<C> condition) {
        lines.computeIfPresent(line.peer, (peer, current) -> current == line && condition.test(line.connection()) ? null : current);
    }

    /** Those that are open now. */
    List<Line<C>> open() {
        return lines.values().stream().filter(line -> line.connection() != null).toList();
    }

    boolean isEmpty() {
        return lines.isEmpty();
    }

    /** One connection to one worker, from the first errand that wants it on. */
    static final class Line<C> {

        private final String peer;
        private final Queue<Errand<C>> errands = new ArrayDeque<>();
        private C connection;
        private Throwable failure;
        private boolean running;

        private Line(String peer) {
            this.peer = peer;
        }

        /** Null until it is open. */
        synchronized C connection() {
            return connection;
        }

        private void add(Errand<C> errand) {
            synchronized (this) {
                errands.add(errand);
            }
            runAll();
        }

        private void opened(C open) {
            synchronized (this) {
                connection = open;
            }
            runAll();
        }

        private void failed(Throwable why) {
            synchronized (this) {
                failure = why;
            }
            runAll();
        }

        /** Whoever finds nobody at it runs what there is. */
        private void runAll() {
            for (Errand<C> next = begin(); next != null; next = begin()) {
                try {
                    run(next);
                } catch (RuntimeException e) {
                    // It may be anybody's errand and anybody's thread; those behind it are waiting.
                    LOG.log(Level.WARNING, "an errand to a worker failed", e);
                } finally {
                    ended();
                }
            }
        }

        private void run(Errand<C> errand) {
            if (failure != null) {
                errand.failed(failure);
                return;
            }
            try {
                errand.run(connection);
            } catch (RuntimeException e) {
                errand.failed(e);
                throw e;
            }
        }

        private synchronized Errand<C> begin() {
            if (running || connection == null && failure == null) {
                return null;
            }
            Errand<C> next = errands.poll();
            running = next != null;
            return next;
        }

        private synchronized void ended() {
            running = false;
        }
    }
}
