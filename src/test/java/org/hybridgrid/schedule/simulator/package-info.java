/**
 * Recorded builds run through the scheduling policy in simulated time: a trace and a scenario go in, a makespan comes out, beside the bound
 * that no order of the work can beat. The policy's classes are the node's own; only the world around them is simulated.
 *
 * <pre>
 *  perf/traces ──► Trace ──► Initiator (make -j, scan) ──► Strategy ──► Machine (slots, speed, mishaps) ──► Outcome
 *                               ▲ Estimates                  ▲ the policy, or a rival: Baselines, Icecream
 * </pre>
 */
package org.hybridgrid.schedule.simulator;
