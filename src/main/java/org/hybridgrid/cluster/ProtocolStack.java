package org.hybridgrid.cluster;

import org.hybridgrid.cluster.member.Ports;
import org.hybridgrid.cluster.neighbour.MulticastInterface;

import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jgroups.Event;
import org.jgroups.JChannel;
import org.jgroups.PhysicalAddress;
import org.jgroups.protocols.FRAG2;
import org.jgroups.protocols.MFC;
import org.jgroups.protocols.MPING;
import org.jgroups.protocols.TCP;
import org.jgroups.protocols.TCPPING;
import org.jgroups.protocols.UFC;
import org.jgroups.protocols.UNICAST3;
import org.jgroups.protocols.VERIFY_SUSPECT2;
import org.jgroups.protocols.pbcast.GMS;
import org.jgroups.protocols.pbcast.NAKACK2;
import org.jgroups.protocols.pbcast.STABLE;
import org.jgroups.stack.LargestWinningPolicy;
import org.jgroups.stack.Protocol;

/**
 * The JGroups protocols, bottom first, with the numbers that differ from the shipped ones. The reasons of those that matter and the
 * measurements behind them are in docs/network.md.
 *
 * <p>FD_SOCK2 is left out: it listens on a second port without TLS, and its ring of connections tells what TCP's own
 * connections tell as well ({@code enableSuspectEvents}), since heartbeats keep one open between every two members.
 */
final class ProtocolStack {

    /** Messages of ours are a few kilobytes; JGroups fragments from 60 KB on. A longer one is not ours. */
    private static final int LONGEST_MESSAGE = 4 << 20;

    /** Ports of our own address that are looked at: nodes on one machine find each other without any multicast. */
    private static final int OWN_PORTS = 4;

    private ProtocolStack() {}

    /**
     * The protocols of a new channel.
     *
     * @param joinMillis how long to wait for a cluster's answer before starting one; an answer ends the waiting
     */
    static List<Protocol> of(ClusterOptions options, long joinMillis) {
        List<Protocol> stack = new ArrayList<>();
        stack.add(transport(options));
        if (hasMulticast(options)) {
            stack.add(new MPING()
                    .setMcastAddr(Ports.GROUP)
                    .setMcastPort(Ports.DISCOVERY)
                    .setTTL(Ports.TTL)
                    .setBindAddr(options.bind()));
        }
        stack.add(hosts(options));
        stack.add(new PacedSearch());
        stack.add(new PacedHeartbeats());
        stack.add(new VERIFY_SUSPECT2().setTimeout(500));
        stack.add(new NAKACK2().setXmitInterval(2_000).useMcastXmit(false).sendsCanBlock(true).setXmitTableMsgsPerRow(128));
        stack.add(new UNICAST3().sendsCanBlock(true).setXmitTableMsgsPerRow(128).setXmitInterval(2_000));
        stack.add(new STABLE().setDesiredAverageGossip(50_000).setMaxBytes(4_000_000));
        GMS membership = new GMS().printLocalAddress(false).setJoinTimeout(joinMillis);
        membership.setMembershipChangePolicy(new LargestWinningPolicy());
        stack.add(membership);
        stack.add(new MFC().setMaxCredits(2_000_000));
        stack.add(new UFC().setMaxCredits(2_000_000));
        stack.add(new FRAG2().setFragSize(60_000));
        return stack;
    }

    private static TCP transport(ClusterOptions options) {
        TCP tcp = new TCP();
        tcp.setBindAddress(options.bind());
        tcp.setBindPort(options.port() == 0 ? Ports.CONTROL : options.port());
        tcp.setPortRange(options.port() == 0 ? Ports.RANGE - 1 : 0);
        tcp.setClientBindAddr(options.bind());
        tcp.tcpNodelay(true);
        tcp.setSockConnTimeout(2_000);
        tcp.setMaxLength(LONGEST_MESSAGE);
        tcp.enableSuspectEvents(true);
        tcp.logDetails(false);
        tcp.useVirtualThreads(false);
        // The default bundler has one thread that sends everything: a machine that is switched off stops it for 2 s at
        // every try to connect.
        tcp.setBundlerType("no-bundler");
        tcp.setTimeServiceInterval(5_000);
        tcp.getThreadPool().setMinThreads(0).setMaxThreads(32 + options.hosts().size()).setKeepAliveTime(10_000);
        return tcp;
    }

    private static boolean hasMulticast(ClusterOptions options) {
        return options.multicast() && MulticastInterface.of(options.bind()).isPresent();
    }

    /**
     * After a channel has joined: its own ports, which it has called once, are not called again and again where multicast reaches
     * the nodes of this machine too. One that starts here later calls them itself.
     */
    static void joined(JChannel channel, ClusterOptions options) {
        if (hasMulticast(options)) {
            TCPPING ping = channel.getProtocolStack().findProtocol(TCPPING.class);
            Set<InetSocketAddress> named = named(options);
            if (named.isEmpty()) {
                // No hosts at all are not taken, and the node passes its own address over.
                ping.setInitialHosts2(List.of((PhysicalAddress) channel.down(new Event(Event.GET_PHYSICAL_ADDRESS, channel.getAddress()))));
            } else {
                ping.setInitialHosts(named);
            }
        }
    }

    private static Set<InetSocketAddress> named(ClusterOptions options) {
        return options.hosts().stream().filter(host -> !host.isUnresolved()).collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private static TCPPING hosts(ClusterOptions options) {
        Set<InetSocketAddress> hosts = new LinkedHashSet<>();
        for (int port = Ports.CONTROL; port < Ports.CONTROL + OWN_PORTS; port++) {
            hosts.add(new InetSocketAddress(options.bind(), port));
        }
        hosts.addAll(named(options));
        TCPPING ping = new TCPPING();
        ping.setInitialHosts(hosts);
        ping.setPortRange(0);
        // A host that is switched off takes 2 s to be given up; the others must not wait for it.
        ping.asyncDiscovery(true);
        ping.asyncDiscoveryUseSeparateThread(true);
        return ping;
    }
}
