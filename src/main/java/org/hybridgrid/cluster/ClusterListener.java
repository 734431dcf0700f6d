package org.hybridgrid.cluster;

import java.util.Map;
import org.hybridgrid.cluster.load.LoadReport;
import org.hybridgrid.cluster.member.Member;
import org.hybridgrid.cluster.member.NodeId;
import org.hybridgrid.cluster.member.View;

/**
 * Hears from the cluster. Called by JGroups' threads, one view after the other but messages side by side: return soon,
 * and do slow work on a thread of your own. May be called before {@link Cluster#join} has returned.
 */
public interface ClusterListener {

    /** Members came or went, or another coordinates. */
    void membersChanged(View view);

    /** Parts of the cluster found each other; {@link #membersChanged} follows. What was sent in between may be lost. */
    void merged();

    /** A message of {@link Cluster#send} or {@link Cluster#multicast}; messages may overtake each other. */
    void received(Member from, byte[] message);

    /** Somebody's numbers changed; what the members have said last. Members that haven't said anything yet are missing. */
    void loadChanged(Map<NodeId, LoadReport> table);

    /** Someone doesn't accept us or wasn't accepted: a line for a person, with what to do. At most one a second. */
    void strangerRefused(String line);
}
