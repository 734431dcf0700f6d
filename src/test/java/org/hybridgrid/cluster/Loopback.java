package org.hybridgrid.cluster;

import java.io.IOException;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import org.hybridgrid.cluster.identity.ClusterIdentity;
import org.hybridgrid.cluster.identity.ClusterSecret;

/**
 * Clusters on loopback addresses that no other test, nor a node of this machine, uses: nodes of one address find each
 * other by its first ports.
 */
final class Loopback implements AutoCloseable {

    static final ClusterIdentity IDENTITY = ClusterIdentity.derive(ClusterSecret.generate(), "test");

    private static int next = 1;

    final InetAddress address;
    private final List<Cluster> clusters = new ArrayList<>();

    Loopback() throws IOException {
        long pid = ProcessHandle.current().pid();
        address = InetAddress.getByAddress(new byte[] {127, (byte) (64 + (pid >> 8) % 128), (byte) pid, (byte) next++});
    }

    ClusterOptions options(String name) {
        return ClusterOptions.of("test", name, address).withNode(4321, 3, "1.2.3");
    }

    Cluster join(String name, ClusterListener listener) throws IOException {
        return join(options(name), IDENTITY, listener);
    }

    Cluster join(ClusterOptions options, ClusterIdentity identity, ClusterListener listener) throws IOException {
        Cluster cluster = Cluster.join(options, identity, listener);
        clusters.add(cluster);
        return cluster;
    }

    /** Youngest first: then nobody has to take over while all leave. */
    @Override
    public void close() {
        for (int i = clusters.size() - 1; i >= 0; i--) {
            clusters.get(i).leave();
        }
    }
}
