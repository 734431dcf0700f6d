/**
 * Who runs what, and when: pure, so that thousands of cases run in milliseconds and a simulator can drive the same
 * classes. Nothing here knows a socket or a clock.
 *
 * <pre>
 *  waiting actions (Costed) ──────────┐
 *  idle workers' requests ──► Thief ──┼─► StealPolicy, then TailPolicy ──► Decision (Grant, Reclaim, Race, Leave) and Why
 *  this machine's slots ────► Thief ──┘
 *  results ──► CostModel, SpeedGauge
 *  a worker's room, what it served ──► FairRoom ──► what each initiator is told
 * </pre>
 */
package org.hybridgrid.schedule;
