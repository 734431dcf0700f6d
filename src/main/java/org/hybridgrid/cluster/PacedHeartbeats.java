package org.hybridgrid.cluster;

import org.jgroups.View;
import org.jgroups.conf.ClassConfigurator;
import org.jgroups.protocols.FD_ALL3;

/**
 * JGroups' heartbeats, at a pace that suits the view: each member sends to all others and hears all others, so from {@value #FULL_PACE_MEMBERS}
 * members on they come more seldom in proportion, and a node handles some sixteen a second, however large its cluster is. A member is suspected after
 * {@value #MISSED} of them have not come. That one was killed or has left is learnt from its closed connection, at once.
 */
final class PacedHeartbeats extends FD_ALL3 {

    static final long INTERVAL_MILLIS = 2_000;
    static final int MISSED = 5;
    /** Members with which heartbeats still have their full pace. */
    static final int FULL_PACE_MEMBERS = 16;

    PacedHeartbeats() {
        // On the wire and to other protocols it is what it extends.
        setId(ClassConfigurator.getProtocolId(FD_ALL3.class));
        pace(INTERVAL_MILLIS);
    }

    /** How long a member waits between two heartbeats, in milliseconds. */
    static long intervalMillis(int members) {
        return INTERVAL_MILLIS * Math.max(FULL_PACE_MEMBERS, members) / FULL_PACE_MEMBERS;
    }

    @Override
    protected void handleViewChange(View view) {
        long wanted = intervalMillis(view.size());
        if (wanted != getInterval()) {
            stopHeartbeatSender();
            stopTimeoutChecker();
            pace(wanted);
        }
        super.handleViewChange(view);
    }

    /** What was heard so far is kept for so many intervals, whatever these are. */
    private void pace(long millis) {
        setInterval(millis);
        setTimeout(millis * MISSED);
    }
}
