/**
 * Who is near but not with us: lets a person see that a cluster of that name is there, only with another secret.
 *
 * <pre>
 *   a node that joins ──"who is near?" (multicast)──► every node ──"I am" (unicast)──► the node that asked ──► a line for a person
 * </pre>
 *
 * Nothing in these datagrams is trusted, nothing else is done with them. Arrives: datagrams from anybody. Leaves: {@link
 * org.hybridgrid.cluster.neighbour.Neighbour}s. Stop before: none. Stop after: {@link org.hybridgrid.cluster}.
 */
package org.hybridgrid.cluster.neighbour;
