package org.hybridgrid.node;

import java.util.List;
import java.util.Optional;

/**
 * What a person can set of a node.
 *
 * @param name of the node, for people
 * @param cluster only nodes of one cluster's name see each other
 * @param secret who joins must know it; empty to use the one kept in the state directory, or to make one
 * @param open do without a secret, and with private addresses only
 * @param bind an address or the name of an interface; empty for the default route's
 * @param hosts other nodes to ask, {@code HOST[:PORT]}; empty for multicast alone
 * @param slots compiles at a time, empty for what the machine has
 */
public record NodeSettings(
        StateDirectory state,
        String name,
        String cluster,
        Optional<String> secret,
        boolean open,
        Optional<String> bind,
        List<String> hosts,
        boolean multicast,
        Optional<Integer> slots) {

    public NodeSettings {
        hosts = List.copyOf(hosts);
    }
}
