package org.hybridgrid.initiator;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The nodes whose results are not taken any more, by {@link Peer#id()}: that is for one life of a node, so a node that was started again,
 * with another compiler or disk perhaps, begins anew. Thread-safe.
 */
public final class Quarantine {

    private final Map<String, String> reasons = new ConcurrentHashMap<>();

    void add(String node, String why) {
        reasons.putIfAbsent(node, why);
    }

    boolean has(String node) {
        return reasons.containsKey(node);
    }

    /** Why the node is in quarantine; empty if it is not. */
    public Optional<String> reason(String node) {
        return Optional.ofNullable(reasons.get(node));
    }
}
