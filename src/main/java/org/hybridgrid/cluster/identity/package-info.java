/**
 * Who may join: one secret becomes one key pair, and every connection proves that both ends have it.
 *
 * <pre>
 *  secret + cluster name ──PBKDF2──► seed ──► Ed25519 key pair ──► certificate ──► TLS 1.3, pinned, both ways
 *                              └───► discovery key ──► seal of every discovery datagram
 *
 *  accepted socket ──► Doorkeeper (own thread, time limit) ──┬─ proved ──► JGroups, data link
 *                                                            └─ not ─────► StrangerReports ──► a person
 * </pre>
 *
 * Arrives: a secret that a person typed or that a file holds. Leaves: sockets whose other end has proved the secret.
 * Stop before: the command line. Stop after: {@link org.hybridgrid.cluster} and the data link.
 */
package org.hybridgrid.cluster.identity;
