/**
 * The journey of a compile, at the node whose user asked for it. {@link org.hybridgrid.initiator.CompileJourney} tells it from top to
 * bottom; the other classes are its means.
 *
 * <pre>
 *  ingress ─► CompileJourney ─► Dispatcher (waiting actions, thieves, this machine's slots)
 *                 ▲                 │ grant
 *                 │ Verdict         ▼
 *                 └───────────── WorkerLink ◄──data link──► worker
 * </pre>
 */
package org.hybridgrid.initiator;
