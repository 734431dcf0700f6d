package org.hybridgrid.cluster.load;

import org.hybridgrid.model.Digest;

/**
 * A compiler that a node has.
 *
 * @param description for a person, e.g. {@code gcc 12.2.0 x86_64-linux-gnu}
 */
public record KnownToolchain(Digest fingerprint, String description) {}
