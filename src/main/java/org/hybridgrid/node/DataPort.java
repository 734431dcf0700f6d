package org.hybridgrid.node;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import org.hybridgrid.cluster.identity.ClusterIdentity;
import org.hybridgrid.cluster.identity.StrangerReports;
import org.hybridgrid.cluster.member.Ports;

/** Finds a port for data links: the first free one of a small range, so that a firewall can let it through. */
final class DataPort {

    private DataPort() {
    }

    static ServerSocket listen(ClusterIdentity identity, InetAddress bind, StrangerReports strangers) throws IOException {
        IOException last = null;
        for (int port = Ports.DATA; port < Ports.DATA + Ports.RANGE; port++) {
            try {
                return identity.listen(new InetSocketAddress(bind, port), strangers);
            } catch (IOException e) {
                last = e;
            }
        }
        throw new IOException("no data port from " + Ports.DATA + " to " + (Ports.DATA + Ports.RANGE - 1)
                + " can be had on " + bind.getHostAddress() + " (" + last.getMessage() + ")", last);
    }
}
