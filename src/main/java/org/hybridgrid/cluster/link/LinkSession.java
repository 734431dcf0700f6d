package org.hybridgrid.cluster.link;

import org.hybridgrid.protocol.LinkVisitor;

/**
 * Who receives on an accepted link, and who learns of its end.
 *
 * @param visitor receives the initiator's messages
 * @param ended called once, when the link is gone
 */
public record LinkSession(LinkVisitor visitor, Runnable ended) {
}
