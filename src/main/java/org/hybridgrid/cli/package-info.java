/**
 * The command line: one small class a command. One line on stderr for an error, a stack trace only with {@code -v}; the exit status is 0 for
 * done, 1 for failed, 2 for bad usage, 3 if no node is running.
 *
 * <pre>
 *  hybridgrid (native) ──cc, run──► itself
 *                      ──the rest──► java -jar ─► Main ─► a command ─► node (in this process, or over its socket)
 * </pre>
 */
package org.hybridgrid.cli;
