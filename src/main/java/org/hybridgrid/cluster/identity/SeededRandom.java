package org.hybridgrid.cluster.identity;

import java.security.SecureRandom;

/**
 * A generator without chance: gives the seed's bytes, once. A key pair generator that is handed this makes the same key wherever
 * it runs. An Ed25519 generator takes 32 bytes; one that asks for more than the seed has fails rather than repeats.
 */
final class SeededRandom extends SecureRandom {

    private static final long serialVersionUID = 1;

    private final transient byte[] seed;
    private int used;

    SeededRandom(byte[] seed) {
        super(null, null);
        this.seed = seed.clone();
    }

    @Override
    public void nextBytes(byte[] bytes) {
        if (bytes.length > seed.length - used) {
            throw new IllegalStateException("the key generator takes more chance than was foreseen");
        }
        System.arraycopy(seed, used, bytes, 0, bytes.length);
        used += bytes.length;
    }
}
