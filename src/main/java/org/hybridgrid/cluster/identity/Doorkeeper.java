package org.hybridgrid.cluster.identity;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.SocketException;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.hybridgrid.threads.DaemonThreads;

/**
 * A server socket that lets in only who has proved the secret. One thread accepts; each handshake runs on a thread of
 * its own with a limit of time, at most {@value #HANDSHAKES} at once and {@value #PER_ADDRESS} for one address; {@code
 * accept} gives the proved ones.
 *
 * <p>Why: a plain TLS server socket does its handshake in the accepting thread on first read, so that a stranger who
 * connects and says nothing keeps every member out; and no byte of a stranger should reach a parser other than TLS.
 *
 * <p>Made by {@link ClusterIdentity#listen} or by JGroups through its socket factory; ended by {@code close}. Thread-safe.
 */
public final class Doorkeeper extends ServerSocket {

    static final int HANDSHAKES = 32;
    static final int PER_ADDRESS = 8;
    private static final int BACKLOG = 128;

    /** Proved ones that nobody has asked for yet; in an open cluster everybody counts as proved. */
    private static final int WAITING = 256;

    private final ClusterIdentity identity;
    private final StrangerReports reports;
    private final BlockingQueue<Socket> proved = new LinkedBlockingQueue<>();
    private final Socket closed = new Socket();
    private final Map<InetAddress, Integer> shaking = new HashMap<>();
    private final ThreadPoolExecutor threads;

    Doorkeeper(ClusterIdentity identity, StrangerReports reports) throws IOException {
        this.identity = identity;
        this.reports = reports;
        threads = new ThreadPoolExecutor(0, HANDSHAKES, 5, TimeUnit.SECONDS, new SynchronousQueue<>(), DaemonThreads.named("hybridgrid-handshake"));
    }

    /** A socket of {@link ClusterIdentity}'s, still to be bound: for those who insist on binding themselves. */
    public static Doorkeeper unbound(ClusterIdentity identity, StrangerReports reports) throws IOException {
        return new Doorkeeper(identity, reports);
    }

    @Override
    public void bind(SocketAddress address, int backlog) throws IOException {
        super.bind(address, Math.max(backlog, BACKLOG));
        DaemonThreads.start("hybridgrid-door-" + getLocalPort(), this::watch);
    }

    /** Waits for the next one that has proved the secret. */
    @Override
    public Socket accept() throws IOException {
        try {
            Socket next = isClosed() ? closed : proved.take();
            if (next == closed) {
                proved.add(closed);
                throw new SocketException("Socket closed");
            }
            return next;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SocketException("interrupted");
        }
    }

    @Override
    public void close() throws IOException {
        super.close();
        threads.shutdownNow();
        proved.add(closed);
        for (Socket waiting = proved.poll(); waiting != null && waiting != closed; waiting = proved.poll()) {
            waiting.close();
        }
        proved.add(closed);
    }

    private void watch() {
        while (!isClosed()) {
            try {
                // TLS layers its own socket over this one; see ClusterIdentity.prove.
                admit(super.accept());
            } catch (IOException e) {
                if (!isClosed()) {
                    DaemonThreads.pauseForWant();
                }
            }
        }
    }

    private void admit(Socket socket) throws IOException {
        InetAddress peer = socket.getInetAddress();
        if (!identity.mayTalkTo(peer)) {
            socket.close();
            reports.refused(peer, "an open cluster speaks to private addresses only");
        } else if (!enter(peer)) {
            socket.close();
        } else {
            try {
                threads.execute(() -> shake(socket, peer));
            } catch (RejectedExecutionException | OutOfMemoryError e) { // all are busy, or no thread can be made
                leave(peer);
                socket.close();
                if (e instanceof OutOfMemoryError) {
                    DaemonThreads.pauseForWant();
                }
            }
        }
    }

    private void shake(Socket socket, InetAddress peer) {
        try {
            Socket guest = identity.prove(socket);
            if (proved.size() >= WAITING) {
                throw new SocketException("too many connections at once");
            }
            proved.add(guest);
        } catch (IOException e) {
            closeQuietly(socket);
            if (!isClosed()) {
                reports.refused(peer, ClusterIdentity.reason(e));
            }
        } finally {
            leave(peer);
        }
        if (isClosed()) {
            closeQuietly(socket);
        }
    }

    private synchronized boolean enter(InetAddress peer) {
        int now = shaking.getOrDefault(peer, 0);
        if (now >= PER_ADDRESS) {
            return false;
        }
        shaking.put(peer, now + 1);
        return true;
    }

    private synchronized void leave(InetAddress peer) {
        shaking.computeIfPresent(peer, (address, count) -> count == 1 ? null : count - 1);
    }

    private static void closeQuietly(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            // It was to be closed; there is nobody to tell.
        }
    }
}
