/**
 * Counts what happened, for {@code stats}: every compile, every local reason, every fault. Words what would happen, for {@code explain}.
 *
 * <pre>
 *  initiator.Events ──► Statistics ──► StatisticsFile (survives the node)
 *                            └──► stats, stats --json
 *  initiator.Explanation ──► ExplanationText ──► explain, explain --json
 * </pre>
 */
package org.hybridgrid.observe;
