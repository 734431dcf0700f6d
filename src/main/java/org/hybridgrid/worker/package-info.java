/**
 * Runs actions for other nodes: from a grant to a result.
 *
 * <pre>
 *  data link ──Grant, Blob──► WorkerSession ──all blobs here──► Worker (waits for a slot)
 *                                                                  │
 *     InputRoot ◄── hard links from storage ◄──────────────────────┤
 *         └─► CompilerProcess ─► outputs mapped back ─► OutputSource ──OutputPart, Result──► data link
 * </pre>
 *
 * Before this stop: the initiator's grant. After it: the initiator's {@code RemoteResult}.
 */
package org.hybridgrid.worker;
