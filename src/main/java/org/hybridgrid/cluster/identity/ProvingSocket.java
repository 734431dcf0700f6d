package org.hybridgrid.cluster.identity;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketAddress;
import javax.net.ssl.SSLSocket;

/**
 * A client socket whose {@code connect} ends with the handshake done, within a time limit.
 *
 * <p>Why not an {@code SSLSocket}: its handshake runs on first use with no limit of time, in whatever thread writes
 * first. JGroups connects to addresses that discovery names; a peer that accepts and then keeps silent would hold its
 * sending thread for ever.
 */
final class ProvingSocket extends Socket {

    private final ClusterIdentity identity;
    private final StrangerReports reports;
    private volatile SSLSocket tls;

    ProvingSocket(ClusterIdentity identity, StrangerReports reports) {
        this.identity = identity;
        this.reports = reports;
    }

    @Override
    public void connect(SocketAddress address) throws IOException {
        connect(address, 0);
    }

    @Override
    public void connect(SocketAddress address, int timeoutMillis) throws IOException {
        InetSocketAddress peer = (InetSocketAddress) address;
        if (!peer.isUnresolved() && !identity.mayTalkTo(peer.getAddress())) {
            close();
            reports.refused(peer.getAddress(), "an open cluster speaks to private addresses only");
            throw new IOException("an open cluster speaks to private addresses only, not to " + peer);
        }
        super.connect(address, timeoutMillis);
        if (identity.openMode()) {
            return;
        }
        try {
            tls = identity.prove(this, peer);
        } catch (IOException e) {
            super.close();
            reports.refused(peer.getAddress(), ClusterIdentity.reason(e));
            throw e;
        }
    }

    // The TLS layer below reads and writes through these too, while it is made: then `tls` is not set yet.
    @Override
    public InputStream getInputStream() throws IOException {
        return tls == null ? super.getInputStream() : tls.getInputStream();
    }

    @Override
    public OutputStream getOutputStream() throws IOException {
        return tls == null ? super.getOutputStream() : tls.getOutputStream();
    }

    // Closing is Socket's own: TLS's farewell would have to be written, and that could wait for a peer that no longer reads.
}
