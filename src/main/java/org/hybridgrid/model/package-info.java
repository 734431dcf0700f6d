/**
 * The words of the journey: actions, digests, outcomes and reasons. Pure values, no files, no
 * sockets, no clock, no threads.
 *
 * <pre>
 *  every other package ──► model ──► nothing
 * </pre>
 */
package org.hybridgrid.model;
