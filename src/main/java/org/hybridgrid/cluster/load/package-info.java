/**
 * Who has work and who has room: what each node says of itself, and the table that everybody has of it. Pure: the clock
 * comes as an argument.
 *
 * <pre>
 *   node ──LoadReport──► Pacer ──► coordinator ──► LoadTable ──► Pacer ──► everybody's LoadTable
 *          (own numbers)  (not too often)          (newest wins)  (only what changed)
 * </pre>
 *
 * Arrives: reports. Leaves: a map by node. Stop before: the node's counters. Stop after: thieves that choose a victim,
 * and {@code status}.
 */
package org.hybridgrid.cluster.load;
