package org.hybridgrid.cluster;

import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.util.Optional;

/** The interface that has an address, if multicast works on it: on loopback it usually doesn't. */
final class MulticastInterface {

    private MulticastInterface() {}

    static Optional<NetworkInterface> of(InetAddress bind) {
        try {
            return Optional.ofNullable(NetworkInterface.getByInetAddress(bind)).filter(MulticastInterface::works);
        } catch (SocketException e) {
            return Optional.empty();
        }
    }

    private static boolean works(NetworkInterface candidate) {
        try {
            return candidate.supportsMulticast();
        } catch (SocketException e) {
            return false;
        }
    }
}
