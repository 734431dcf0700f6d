package org.hybridgrid.cluster.neighbour;

import java.nio.charset.StandardCharsets;

/**
 * What a node says of itself to anybody.
 *
 * @param cluster its cluster's name, at most {@value #LONGEST} bytes of UTF-8 without control characters, like the others
 * @param node its name
 * @param keyId which key its cluster has, or {@code open}
 */
public record Neighbour(String cluster, String node, String keyId) {

    static final int LONGEST = 100;

    public Neighbour {
        check(cluster);
        check(node);
        check(keyId);
    }

    private static void check(String text) {
        if (text.getBytes(StandardCharsets.UTF_8).length > LONGEST || text.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException("longer than " + LONGEST + " bytes or with control characters");
        }
    }

    /** Whether a person would take both for one cluster, though they don't accept each other. */
    public boolean isNamesakeOf(Neighbour other) {
        return cluster.equals(other.cluster) && !keyId.equals(other.keyId);
    }
}
