package org.hybridgrid.cluster.member;

import java.net.InetAddress;
import java.net.InetSocketAddress;

/**
 * A node of the cluster, with what doesn't change while it runs; every view brings it. Two members may have the same
 * name: tell them apart by id.
 *
 * @param id this start of the node
 * @param name what its owner called it; for a person, {@link View#displayName} tells namesakes apart
 * @param address where its data link listens
 * @param dataPort the data link's TCP port, 1 to 65535
 * @param slots how many compiles it runs at once
 * @param version of Hybridgrid, e.g. {@code 0.1.0}
 */
public record Member(NodeId id, String name, InetAddress address, int dataPort, int slots, String version) {

    /** Where its data link listens. */
    public InetSocketAddress dataAddress() {
        return new InetSocketAddress(address, dataPort);
    }

    @Override
    public String toString() {
        return name + "(" + id + ")";
    }
}
