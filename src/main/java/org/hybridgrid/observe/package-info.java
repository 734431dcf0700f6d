/**
 * Counts what happened, for {@code stats}: every compile, every local reason, every fault.
 *
 * <pre>
 *  initiator.Events ──► Statistics ──► StatisticsFile (survives the node)
 *                            └──► stats, stats --json
 * </pre>
 */
package org.hybridgrid.observe;
