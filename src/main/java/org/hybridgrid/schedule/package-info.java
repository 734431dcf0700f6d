/**
 * Who runs what, and when: pure, so that thousands of cases run in milliseconds and a simulator can drive the same
 * classes. Nothing here knows a socket or a clock.
 *
 * <pre>
 *  costs of the waiting actions ──────┐
 *  idle workers' requests ──► Thief ──┼─► StealPolicy.choose ──► which one it gets, or none
 *  this machine's slots ────► Thief ──┘
 *  results ──► CostModel, SpeedGauge
 * </pre>
 */
package org.hybridgrid.schedule;
