/**
 * Who runs what, and when: pure, so that thousands of cases run in milliseconds and a simulator can drive the same
 * classes. Nothing here knows a socket or a clock.
 *
 * <pre>
 *  initiator ──Waiting(cost)──► WaitingActions ─┐
 *  idle workers ──offers──────► Thief           ├─► StealPolicy.choose ──► a grant
 *  this machine's free slots ─► Thief           ┘
 *  results ──► CostModel, SpeedGauge
 * </pre>
 */
package org.hybridgrid.schedule;
