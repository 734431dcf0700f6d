package org.hybridgrid.cluster;

import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.MulticastSocket;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.SocketException;
import org.hybridgrid.cluster.identity.ClusterIdentity;
import org.hybridgrid.cluster.identity.Doorkeeper;
import org.hybridgrid.cluster.identity.StrangerReports;
import org.jgroups.util.SocketFactory;

/**
 * All of JGroups' sockets. No byte that a stranger sent reaches JGroups through them: TCP has proved the secret,
 * multicasts are sealed. What JGroups could ask for beyond that (plain datagrams) it doesn't get.
 */
final class GuardedSockets implements SocketFactory {

    private final ClusterIdentity identity;
    private final StrangerReports reports;

    GuardedSockets(ClusterIdentity identity, StrangerReports reports) {
        this.identity = identity;
        this.reports = reports;
    }

    @Override
    public Socket createSocket(String service) {
        return identity.newSocket(reports);
    }

    @Override
    public Socket createSocket(String service, String host, int port) throws IOException {
        return connected(new InetSocketAddress(host, port), null);
    }

    @Override
    public Socket createSocket(String service, InetAddress address, int port) throws IOException {
        return connected(new InetSocketAddress(address, port), null);
    }

    @Override
    public Socket createSocket(String service, String host, int port, InetAddress from, int fromPort) throws IOException {
        return connected(new InetSocketAddress(host, port), new InetSocketAddress(from, fromPort));
    }

    @Override
    public Socket createSocket(String service, InetAddress address, int port, InetAddress from, int fromPort) throws IOException {
        return connected(new InetSocketAddress(address, port), new InetSocketAddress(from, fromPort));
    }

    private Socket connected(InetSocketAddress to, InetSocketAddress from) throws IOException {
        Socket socket = identity.newSocket(reports);
        if (from != null) {
            socket.bind(from);
        }
        socket.connect(to);
        return socket;
    }

    @Override
    public ServerSocket createServerSocket(String service) throws IOException {
        return Doorkeeper.unbound(identity, reports);
    }

    @Override
    public ServerSocket createServerSocket(String service, int port) throws IOException {
        return identity.listen(new InetSocketAddress(port), reports);
    }

    @Override
    public ServerSocket createServerSocket(String service, int port, int backlog) throws IOException {
        return createServerSocket(service, port);
    }

    @Override
    public ServerSocket createServerSocket(String service, int port, int backlog, InetAddress bind) throws IOException {
        return identity.listen(new InetSocketAddress(bind, port), reports);
    }

    @Override
    public DatagramSocket createDatagramSocket(String service) throws SocketException {
        throw unguarded(service);
    }

    @Override
    public DatagramSocket createDatagramSocket(String service, SocketAddress bind) throws SocketException {
        throw unguarded(service);
    }

    @Override
    public DatagramSocket createDatagramSocket(String service, int port) throws SocketException {
        throw unguarded(service);
    }

    @Override
    public DatagramSocket createDatagramSocket(String service, int port, InetAddress bind) throws SocketException {
        throw unguarded(service);
    }

    private static SocketException unguarded(String service) {
        return new SocketException(service + " would be open to strangers");
    }

    @Override
    public MulticastSocket createMulticastSocket(String service) throws IOException {
        return new SealedMulticastSocket(identity, new InetSocketAddress(0));
    }

    @Override
    public MulticastSocket createMulticastSocket(String service, int port) throws IOException {
        return new SealedMulticastSocket(identity, new InetSocketAddress(port));
    }

    @Override
    public MulticastSocket createMulticastSocket(String service, SocketAddress bind) throws IOException {
        return new SealedMulticastSocket(identity, bind);
    }

    @Override
    public void close(Socket socket) throws IOException {
        socket.close();
    }

    @Override
    public void close(ServerSocket socket) throws IOException {
        socket.close();
    }

    @Override
    public void close(DatagramSocket socket) {
        socket.close();
    }
}
