/**
 * The data link: plain sockets between initiator and worker, TLS 1.3 around one zstd stream a
 * direction, grants and results multiplexed with blobs in pieces.
 *
 * <pre>
 *  Outbox.send ──► small messages ─┐
 *                                  ├─► encode ─► zstd ─► TLS ─► socket
 *  Outbox.stream ► bulk, in turns ─┘
 *  Visitor ◄── decode ◄── zstd ◄── TLS ◄── socket
 * </pre>
 *
 * Threads: a link has one that writes and one that reads; the reader calls the visitor.
 */
package org.hybridgrid.cluster.link;
