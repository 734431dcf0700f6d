/**
 * Puts the node together: one state directory, one place in the cluster, one worker, one initiator, one socket for clients.
 *
 * <pre>
 *  ClientListener ─► Initiator ─► data links ─► other workers
 *  LinkAcceptor ──► Worker
 *  Cluster ──► ClusterNews ─► Initiator, Worker, SharedHistory
 *  Cluster ◄─► StealRequests, LoadReports ◄─ Slots
 * </pre>
 */
package org.hybridgrid.node;
