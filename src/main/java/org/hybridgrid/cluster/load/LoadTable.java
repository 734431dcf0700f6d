package org.hybridgrid.cluster.load;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hybridgrid.cluster.member.NodeId;

/**
 * The newest report of each member, and which of them the others haven't been told yet. Order of arrival doesn't matter:
 * the higher sequence number wins. Not thread-safe: {@code LoadExchange} owns it.
 */
public final class LoadTable {

    private final Map<NodeId, LoadReport> newest = new HashMap<>();
    private final Set<NodeId> untold = new HashSet<>();

    /** Takes those reports that are news; gives whether any was. */
    public boolean merge(Collection<LoadReport> reports) {
        boolean news = false;
        for (LoadReport report : reports) {
            LoadReport before = newest.get(report.node());
            if (before == null || report.sequence() > before.sequence()) {
                newest.put(report.node(), report);
                untold.add(report.node());
                news = true;
            }
        }
        return news;
    }

    /** Forgets those that are no members any more; gives whether there were any. */
    public boolean retain(Collection<NodeId> members) {
        untold.retainAll(members);
        return newest.keySet().retainAll(members);
    }

    public boolean hasUntold() {
        return !untold.isEmpty();
    }

    /** What the others must be told; from now on they have been. */
    public List<LoadReport> takeUntold() {
        List<LoadReport> reports = new ArrayList<>();
        for (NodeId node : untold) {
            reports.add(newest.get(node));
        }
        untold.clear();
        return reports;
    }

    /** An unchanging copy. */
    public Map<NodeId, LoadReport> snapshot() {
        return Map.copyOf(newest);
    }
}
