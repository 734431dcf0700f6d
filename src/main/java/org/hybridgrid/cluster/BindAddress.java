package org.hybridgrid.cluster;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramSocket;
import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Which of the machine's addresses the others can reach: the one that packets to the world would leave from. The kernel
 * tells without sending any. A guess by address range would often take Docker's bridge.
 */
public final class BindAddress {

    /** TEST-NET-1 of RFC 5737: routed like the rest of the world, and nobody's. */
    private static final InetSocketAddress ELSEWHERE = new InetSocketAddress("192.0.2.1", 9);

    /** Interfaces that lead to this machine's own guests. */
    private static final Pattern INWARD = Pattern.compile("(docker|br-|virbr|veth|lxc|lxd|cni|flannel|podman|vmnet|vboxnet|tap|tun).*");

    private BindAddress() {}

    /** The default route's address, else that of the first other interface that is up, else loopback. Never fails. */
    public static InetAddress choose() {
        return ofDefaultRoute().or(BindAddress::ofFirstInterface).orElseGet(BindAddress::loopback);
    }

    /**
     * The address that a person named, or that of the interface they named.
     *
     * @throws IOException if the machine has no such address or interface
     */
    public static InetAddress of(String addressOrInterface) throws IOException {
        NetworkInterface named = NetworkInterface.getByName(addressOrInterface);
        if (named != null) {
            return address(named).orElseThrow(() -> new IOException("the interface " + addressOrInterface + " has no address"));
        }
        InetAddress address;
        try {
            address = InetAddress.getByName(addressOrInterface);
        } catch (IOException e) {
            throw new IOException("no interface and no address: " + addressOrInterface, e);
        }
        // All of 127/8 is the machine's, though only 127.0.0.1 is listed.
        boolean ours = address.isLoopbackAddress() || NetworkInterface.getByInetAddress(address) != null;
        if (address.isAnyLocalAddress() || !ours) {
            throw new IOException("this machine does not have the address " + addressOrInterface);
        }
        return address;
    }

    private static Optional<InetAddress> ofDefaultRoute() {
        try (DatagramSocket probe = new DatagramSocket()) {
            probe.connect(ELSEWHERE);
            InetAddress address = probe.getLocalAddress();
            return address.isAnyLocalAddress() || address.isLoopbackAddress() ? Optional.empty() : Optional.of(address);
        } catch (IOException | UncheckedIOException e) {
            return Optional.empty();
        }
    }

    private static Optional<InetAddress> ofFirstInterface() {
        try {
            for (NetworkInterface candidate : Collections.list(NetworkInterface.getNetworkInterfaces())) {
                if (candidate.isUp() && !candidate.isLoopback() && !INWARD.matcher(candidate.getName()).matches()) {
                    Optional<InetAddress> address = address(candidate);
                    if (address.isPresent()) {
                        return address;
                    }
                }
            }
        } catch (SocketException e) {
            // No list, no choice: loopback.
        }
        return Optional.empty();
    }

    /** IPv4 first: a link-local IPv6 address means something only with its interface. */
    private static Optional<InetAddress> address(NetworkInterface from) {
        List<InetAddress> all = Collections.list(from.getInetAddresses());
        return all.stream()
                .filter(Inet4Address.class::isInstance)
                .findFirst()
                .or(() -> all.stream().filter(address -> address instanceof Inet6Address && !address.isLinkLocalAddress()).findFirst());
    }

    private static InetAddress loopback() {
        try {
            return InetAddress.getByAddress("localhost", new byte[] {127, 0, 0, 1});
        } catch (UnknownHostException e) {
            throw new IllegalStateException("four bytes are an address", e);
        }
    }
}
