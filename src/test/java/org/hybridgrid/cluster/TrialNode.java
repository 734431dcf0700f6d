package org.hybridgrid.cluster;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.hybridgrid.cluster.identity.ClusterIdentity;
import org.hybridgrid.cluster.identity.ClusterSecret;
import org.hybridgrid.cluster.load.LoadReport;
import org.hybridgrid.cluster.member.Member;
import org.hybridgrid.cluster.member.NodeId;
import org.hybridgrid.cluster.member.View;

/**
 * A node in a JVM of its own, for tests that kill one and for trials by hand: {@code NAME BIND SECRET|open
 * multicast|hosts=…}. Prints each view; leaves at the end of its input, answers a line of input by sending it to all.
 */
public final class TrialNode {

    private TrialNode() {}

    public static void main(String[] args) throws IOException {
        long start = System.nanoTime();
        ClusterIdentity identity = args[2].equals("open") ? ClusterIdentity.open() : ClusterIdentity.derive(ClusterSecret.parse(args[2]), "trial");
        long derived = System.nanoTime();
        boolean multicast = args[3].equals("multicast");
        List<InetSocketAddress> hosts = multicast ? List.of() : ClusterOptions.parseHosts(args[3].substring("hosts=".length()));
        ClusterOptions options = ClusterOptions.of("trial", args[0], args[1].equals("auto") ? BindAddress.choose() : BindAddress.of(args[1]))
                .withHosts(hosts, multicast)
                .withNode(1234, 2, "0.1.0");
        try (Cluster cluster = Cluster.join(options, identity, new Printing())) {
            say("ready " + cluster.controlAddress() + " identity " + (derived - start) / 1_000_000 + " join " + (System.nanoTime() - derived) / 1_000_000 + " ms");
            BufferedReader input = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
            for (String line = input.readLine(); line != null; line = input.readLine()) {
                cluster.multicast(line.getBytes(StandardCharsets.UTF_8));
            }
        }
    }

    private static void say(String line) {
        System.out.println(System.currentTimeMillis() % 1_000_000 + " " + line);
        System.out.flush();
    }

    private static final class Printing implements ClusterListener {
        @Override
        public void merged() {
        }

        @Override
        public void membersChanged(View view) {
            StringBuilder names = new StringBuilder("view " + view.id() + ":");
            view.members().forEach(member -> names.append(' ').append(view.displayName(member.id())));
            say(names.toString());
        }

        @Override
        public void received(Member from, byte[] message) {
            say("from " + from.name() + ": " + new String(message, StandardCharsets.UTF_8));
        }

        @Override
        public void loadChanged(Map<NodeId, LoadReport> table) {
            say("load " + table.size());
        }

        @Override
        public void strangerRefused(String line) {
            say("stranger: " + line);
        }
    }
}
