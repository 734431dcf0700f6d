package org.hybridgrid.cluster;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hybridgrid.cluster.identity.ClusterIdentity;
import org.hybridgrid.cluster.identity.StrangerReports;
import org.hybridgrid.cluster.load.LoadReport;
import org.hybridgrid.cluster.member.Member;
import org.hybridgrid.cluster.member.NodeId;
import org.hybridgrid.cluster.member.Ports;
import org.hybridgrid.cluster.member.View;
import org.hybridgrid.threads.DaemonThreads;
import org.jgroups.Address;
import org.jgroups.BytesMessage;
import org.jgroups.Event;
import org.jgroups.JChannel;
import org.jgroups.MergeView;
import org.jgroups.Message;
import org.jgroups.Receiver;
import org.jgroups.stack.IpAddress;
import org.jgroups.util.ExtendedUUID;
import org.jgroups.util.UUID;

/**
 * This node's membership in its cluster: made by {@link #join}, ended by {@link #leave}. Thread-safe.
 *
 * <p>Messages are small byte arrays, delivered to the listener of one member or of all others. They reach every member
 * that stays in the view, once, in any order; the first byte on the wire tells the node's messages from the load
 * exchange's.
 */
public final class Cluster implements AutoCloseable {

    /** Longest message in bytes. */
    public static final int LONGEST_MESSAGE = 1 << 20;

    private static final long SHORTEST_PATIENCE_MILLIS = 500;
    private static final long LONGEST_PATIENCE_MILLIS = 3_000;

    private static final byte APPLICATION = 'a';
    private static final byte LOAD = 'l';

    private final ClusterOptions options;
    private final ClusterListener listener;
    private final JChannel channel;
    private final ExtendedUUID address;
    private final Member self;
    private final LoadExchange load;
    private final Neighbourhood neighbourhood;
    private volatile View view;

    private Cluster(ClusterOptions options, ClusterIdentity identity, ClusterListener listener) throws Exception {
        this.options = options;
        this.listener = listener;
        address = NodeAddress.create(options);
        self = NodeAddress.member(address).orElseThrow();
        load = new LoadExchange(this::sendLoad, listener::loadChanged);
        channel = new JChannel(ProtocolStack.of(options, patience()));
        channel.addAddressGenerator(() -> address);
        channel.setName(options.name());
        channel.setDiscardOwnMessages(true);
        neighbourhood = Neighbourhood.watch(options, identity, listener::strangerRefused);
        StrangerReports reports = new StrangerReports((from, why) -> listener.strangerRefused(StrangerAdvice.refused(from, why, options.cluster())));
        channel.getProtocolStack().getTransport().setSocketFactory(new GuardedSockets(identity, reports));
        channel.setReceiver(new Receiver() {
            @Override
            public void viewAccepted(org.jgroups.View accepted) {
                onView(accepted);
            }

            @Override
            public void receive(Message message) {
                onMessage(message);
            }
        });
    }

    /**
     * Joins the cluster of that name, or starts it. Returns within about a second, with at least this node in the view;
     * groups that didn't find each other merge later.
     *
     * @throws IOException if the address or the port can't be had, in words for a person
     */
    public static Cluster join(ClusterOptions options, ClusterIdentity identity, ClusterListener listener) throws IOException {
        if (!identity.mayTalkTo(options.bind())) {
            throw new IOException("an open cluster works on private addresses only, and " + options.bind().getHostAddress()
                    + " is public: use a secret, or --bind another address");
        }
        DaemonThreads.start("hybridgrid-warm-up", identity::warmUp);
        JGroupsLog.capture();
        Cluster cluster = null;
        try {
            cluster = new Cluster(options, identity, listener);
            cluster.channel.connect(options.cluster());
            ProtocolStack.joined(cluster.channel, options);
            if (cluster.view().members().size() == 1) {
                // Why it is alone must be said before it is ready: who started it listens no longer than that.
                cluster.neighbourhood.hearOut();
            }
            return cluster;
        } catch (Exception e) {
            if (cluster != null) {
                cluster.close();
            }
            throw new IOException(why(options, e), e);
        }
    }

    /**
     * How long to look for the cluster, in milliseconds: as long as this JVM has needed to get here, within limits. A
     * node with a tenth of a CPU makes its first handshake in seconds; if it gave up before, it would be alone until the
     * groups merge.
     */
    private static long patience() {
        // The JVM's own clock: the process' start as the kernel tells it was seconds off on a virtual machine that had been resumed.
        long uptime = ManagementFactory.getRuntimeMXBean().getUptime();
        return Math.max(SHORTEST_PATIENCE_MILLIS, Math.min(uptime, LONGEST_PATIENCE_MILLIS));
    }

    private static String why(ClusterOptions options, Exception failure) {
        String at = options.bind().getHostAddress();
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof BindException) {
                return options.port() == 0
                        ? "cannot listen on " + at + ": ports " + Ports.CONTROL + " to " + (Ports.CONTROL + Ports.RANGE - 1)
                                + " are all taken, or the address is not this machine's"
                        : "cannot listen on " + at + ":" + options.port() + ": the port is taken, or the address is not this machine's";
            }
        }
        return "cannot join the cluster from " + at + ": " + failure.getMessage();
    }

    /** The members, as of now. */
    public View view() {
        return view;
    }

    public Member self() {
        return self;
    }

    /** Where the control plane listens. */
    public InetSocketAddress controlAddress() {
        IpAddress physical = (IpAddress) channel.down(new Event(Event.GET_PHYSICAL_ADDRESS, address));
        InetAddress ip = physical.getIpAddress();
        return new InetSocketAddress(ip, physical.getPort());
    }

    /**
     * Sends to one member, without waiting for it. May block for seconds when a connection has to be made to a machine
     * that has just gone.
     *
     * @return false if it is no member any more, or this node has left
     */
    public boolean send(NodeId to, byte[] message) {
        return send(to, APPLICATION, message);
    }

    /** Sends to all other members. Gives false if this node has left. */
    public boolean multicast(byte[] message) {
        return sendTo(null, APPLICATION, message);
    }

    private boolean send(NodeId to, byte kind, byte[] message) {
        Optional<Address> destination = addressOf(to);
        return destination.isPresent() && sendTo(destination.get(), kind, message);
    }

    private void sendLoad(Member to, byte[] message) {
        if (to == null) {
            sendTo(null, LOAD, message);
        } else {
            send(to.id(), LOAD, message);
        }
    }

    private Optional<Address> addressOf(NodeId id) {
        org.jgroups.View current = channel.getView();
        return current == null
                ? Optional.empty()
                : current.getMembers().stream().filter(member -> member instanceof UUID uuid && NodeAddress.id(uuid).equals(id)).findFirst();
    }

    private boolean sendTo(Address destination, byte kind, byte[] message) {
        if (message.length > LONGEST_MESSAGE) {
            throw new IllegalArgumentException("a message of " + message.length + " bytes belongs on a data link");
        }
        byte[] framed = new byte[message.length + 1];
        framed[0] = kind;
        System.arraycopy(message, 0, framed, 1, message.length);
        Message envelope = new BytesMessage(destination, framed)
                .setFlag(Message.Flag.OOB, Message.Flag.DONT_BUNDLE)
                .setFlag(Message.TransientFlag.DONT_LOOPBACK);
        try {
            channel.send(envelope);
            return true;
        } catch (Exception e) {
            // Only for a channel that is closed or never was connected: JGroups resends by itself what a connection lost.
            return false;
        }
    }

    private void onMessage(Message message) {
        byte[] framed = message.getArray();
        int length = message.getLength();
        if (framed == null || length < 1) {
            return;
        }
        byte[] body = new byte[length - 1];
        System.arraycopy(framed, message.getOffset() + 1, body, 0, body.length);
        if (framed[message.getOffset()] == LOAD) {
            load.received(body);
        } else if (framed[message.getOffset()] == APPLICATION) {
            NodeAddress.member(message.getSrc()).ifPresent(from -> listener.received(from, body));
        }
    }

    private void onView(org.jgroups.View accepted) {
        List<Member> members = new ArrayList<>();
        for (Address member : accepted.getMembers()) {
            NodeAddress.member(member).ifPresent(members::add);
        }
        View now = new View(accepted.getViewId().getId(), self, members);
        view = now;
        load.viewChanged(now, accepted instanceof MergeView);
        if (accepted instanceof MergeView) {
            listener.merged();
        }
        listener.membersChanged(now);
    }

    /** This node's newest numbers; the others have them within a second. Equal ones cost nothing. */
    public void report(LoadReport report) {
        load.report(report);
    }

    /** What the members have said last of themselves. */
    public Map<NodeId, LoadReport> load() {
        return load.snapshot();
    }

    /** Tells the others and leaves; takes up to a second. Nothing happens the second time. */
    public void leave() {
        neighbourhood.close();
        load.close();
        channel.close();
    }

    @Override
    public void close() {
        leave();
    }

    @Override
    public String toString() {
        return options.cluster() + "/" + self;
    }
}
