/**
 * What travels between client and node and between node and node: closed sets of messages and their
 * codecs. Pure but for {@link org.hybridgrid.protocol.StreamCompressor} and its counterpart, which own native memory.
 *
 * <pre>
 *  client ◄── NodeMessage / ClientMessage ──► ingress
 *  initiator ──── LinkMessage: grant, blobs ────► worker
 *  initiator ◄─── LinkMessage: outputs, result ── worker
 *  anyone ◄────── StealRequest (control plane) ──── idle worker
 * </pre>
 */
package org.hybridgrid.protocol;
