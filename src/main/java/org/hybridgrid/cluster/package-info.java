/**
 * Who is there: membership, coordinator, and small messages between nodes. Everything of JGroups is in here.
 *
 * <pre>
 *   cluster.identity ──► GuardedSockets ──► JGroups (ProtocolStack) ──► Cluster ──► ClusterListener
 *     sockets that          TCP, multicast      views, OOB messages        │           (node)
 *     proved the secret                                                    ├──► cluster.load       who has work, who has room
 *                                                                          └──► cluster.neighbour  who is near, but not with us
 * </pre>
 *
 * Arrives: options and an identity. Leaves: views and byte arrays. Stop before: {@link org.hybridgrid.cluster.identity}.
 * Stop after: the initiator and the worker, which open data links to the addresses that a view names. The numbers are in
 * docs/network.md.
 */
package org.hybridgrid.cluster;
