package org.hybridgrid.cluster;

import org.hybridgrid.cluster.member.Ports;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * How to join. Made by {@link #of} and the {@code with} methods.
 *
 * @param cluster the cluster's name, not empty
 * @param name this node's name, at most 100 bytes of UTF-8
 * @param bind the address to listen on and to be reached at
 * @param port the control plane's TCP port; 0 for the first free one from {@link Ports#CONTROL}
 * @param multicast whether to look for the cluster by multicast
 * @param hosts where else to look; unresolved ones are left out
 * @param dataPort where the data link listens already
 * @param slots how many compiles this node runs at once
 * @param version of Hybridgrid
 */
public record ClusterOptions(
        String cluster, String name, InetAddress bind, int port, boolean multicast, List<InetSocketAddress> hosts, int dataPort, int slots, String version) {

    private static final int LONGEST_NAME = 100;

    public ClusterOptions {
        check(cluster, "a cluster's name");
        check(name, "a node's name");
        hosts = List.copyOf(hosts);
    }

    private static void check(String text, String what) {
        if (text.isBlank() || text.getBytes(StandardCharsets.UTF_8).length > LONGEST_NAME || text.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException(what + " has 1 to " + LONGEST_NAME + " bytes and no control characters");
        }
    }

    /** Multicast discovery, any free port. */
    public static ClusterOptions of(String cluster, String name, InetAddress bind) {
        return new ClusterOptions(cluster, name, bind, 0, true, List.of(), 0, 1, "");
    }

    /** What this node tells the others about itself. */
    public ClusterOptions withNode(int newDataPort, int newSlots, String newVersion) {
        return new ClusterOptions(cluster, name, bind, port, multicast, hosts, newDataPort, newSlots, newVersion);
    }

    /** Exactly this port, or joining fails. */
    public ClusterOptions withPort(int newPort) {
        return new ClusterOptions(cluster, name, bind, newPort, multicast, hosts, dataPort, slots, version);
    }

    /** Looks at these addresses, and by multicast too if wanted. */
    public ClusterOptions withHosts(List<InetSocketAddress> newHosts, boolean newMulticast) {
        return new ClusterOptions(cluster, name, bind, port, newMulticast, newHosts, dataPort, slots, version);
    }

    /**
     * Reads {@code H[:PORT],…}; an IPv6 address with a port is written {@code [::1]:61700}. A host without a port stands
     * for the first three ports of the range. Asks the name service.
     *
     * @throws IllegalArgumentException naming the part that isn't a host
     */
    public static List<InetSocketAddress> parseHosts(String list) {
        List<InetSocketAddress> hosts = new ArrayList<>();
        for (String part : list.split(",")) {
            String text = part.strip();
            int colon = text.lastIndexOf(':');
            boolean bare = colon < 0 || text.endsWith("]") || (text.indexOf(':') != colon && !text.startsWith("["));
            String host = bare ? text : text.substring(0, colon);
            if (host.isEmpty()) {
                throw new IllegalArgumentException("not a host: '" + part + "'");
            }
            if (bare) {
                for (int port = Ports.CONTROL; port < Ports.CONTROL + 3; port++) {
                    hosts.add(new InetSocketAddress(host, port));
                }
            } else {
                hosts.add(new InetSocketAddress(host, portOf(text.substring(colon + 1), part)));
            }
        }
        return hosts;
    }

    private static int portOf(String digits, String part) {
        try {
            int port = Integer.parseInt(digits);
            if (port > 0 && port < 65536) {
                return port;
            }
        } catch (NumberFormatException e) {
            // Said below.
        }
        throw new IllegalArgumentException("not a port: '" + part + "'");
    }
}
