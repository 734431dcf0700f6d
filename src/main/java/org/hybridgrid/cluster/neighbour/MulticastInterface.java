package org.hybridgrid.cluster.neighbour;

import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.util.Optional;

/** The interface that has an address, if multicast works on it: on loopback it usually doesn't. */
public final class MulticastInterface {

    private MulticastInterface() {}

    /** Empty if no interface has this address or multicast is off on the one that has it. */
    public static Optional<NetworkInterface> of(InetAddress bind) {
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
