/**
 * Where clients come in: the Unix socket of the node.
 *
 * <pre>
 *  hybridgrid cc … ──COMPILE──► ClientConnection ─► initiator.CompileJourney
 *                  ◄──RUN, OUTPUT …, EXIT───┘
 *  hybridgrid status ──CONTROL──► node
 * </pre>
 *
 * Threads: a connection has one that reads, so that a client's end is seen at once, and one that travels with its compile.
 */
package org.hybridgrid.ingress;
