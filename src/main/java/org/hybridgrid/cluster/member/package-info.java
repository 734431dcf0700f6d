/**
 * Who is in a cluster and where: values only.
 *
 * <pre>
 *   NodeId ◄── Member ◄── View        Ports: the numbers a firewall has to know
 * </pre>
 *
 * Arrives and leaves: nothing; everybody who speaks of other nodes uses these. Used by {@link org.hybridgrid.cluster}
 * and all that comes after.
 */
package org.hybridgrid.cluster.member;
