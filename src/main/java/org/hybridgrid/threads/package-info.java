/**
 * The threads of a node: named, daemons, with small stacks. No stop of the journey, but what its later stops stand on.
 */
package org.hybridgrid.threads;
