package org.hybridgrid.cluster;

import java.net.InetAddress;
import java.util.List;
import java.util.Map;
import org.hybridgrid.cluster.neighbour.Neighbour;

/** What a person is told when two nodes don't accept each other, and what they can do. One line each. */
final class StrangerAdvice {

    /** The key of a cluster without one; see {@code ClusterIdentity.keyId}. */
    private static final String OPEN = "open";

    private StrangerAdvice() {}

    /** A connection from or to that address wasn't accepted. */
    static String refused(InetAddress from, String why, String cluster) {
        return from.getHostAddress() + " is kept out of cluster \"" + cluster + "\": " + why
                + "; if it is to belong to it, join there with this cluster's name and secret";
    }

    /** Somebody looked for a cluster of our name, with another key. */
    static String looked(InetAddress from, Neighbour neighbour) {
        return refused(from, neighbour.node() + " has " + key(neighbour), neighbour.cluster());
    }

    /** We looked for our cluster, and these have one of that name. Not empty. */
    static String found(List<Map.Entry<InetAddress, Neighbour>> namesakes, Neighbour self) {
        Neighbour first = namesakes.get(0).getValue();
        String others = namesakes.size() == 1 ? "" : " and " + (namesakes.size() - 1) + " more";
        String cure = first.keyId().equals(OPEN)
                ? "join with --open to be with it"
                : "join with the secret of that node (--secret or --secret-file) to be with it";
        return first.node() + " at " + namesakes.get(0).getKey().getHostAddress() + others + " has cluster \"" + self.cluster() + "\" with "
                + key(first) + ", so this node is not in it; " + cure + ", or choose another --cluster name";
    }

    private static String key(Neighbour neighbour) {
        return neighbour.keyId().equals(OPEN) ? "no secret (--open)" : "another secret";
    }
}
