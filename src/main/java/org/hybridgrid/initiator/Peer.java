package org.hybridgrid.initiator;

import java.net.InetSocketAddress;

/**
 * Another node, as far as an initiator needs to know it.
 *
 * @param id unique for one life of the node
 * @param name for people
 * @param dataLink where its data links are accepted
 */
public record Peer(String id, String name, InetSocketAddress dataLink) {
}
