package org.hybridgrid.initiator;

import java.util.Map;
import org.hybridgrid.schedule.Decision;
import org.hybridgrid.schedule.Thief;

/**
 * A decision that is not carried out.
 *
 * @param node the name of who would get it; empty for this machine or nobody
 * @param candidates by name, this machine's being empty
 */
record Foreseen(Decision<PendingAction> decision, String node, Map<String, Thief<PendingAction>> candidates) {
}
