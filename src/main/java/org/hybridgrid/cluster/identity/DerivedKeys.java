package org.hybridgrid.cluster.identity;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.spec.NamedParameterSpec;
import java.util.Arrays;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/**
 * What a secret turns into: the same on every machine and every Java.
 *
 * @param keys the Ed25519 pair that all members share
 * @param discoveryKey 32 bytes that seal discovery datagrams
 */
record DerivedKeys(KeyPair keys, byte[] discoveryKey) {

    private static final String SALT = "hybridgrid cluster key, version 1: ";

    /**
     * A chosen secret can be guessed at by whoever has connected once and seen the public key: each guess costs this much. It is a third of what
     * OWASP asks for stored passwords, since a join pays it too: 0.1 s, but seven times that on a worker with 0.15 CPU.
     */
    private static final int CHOSEN_ITERATIONS = 200_000;

    /** 128 random bits need no stretching, and a join on a tenth of a CPU should not wait for it. */
    private static final int GENERATED_ITERATIONS = 1_000;

    private static final int SEED_BYTES = 32;

    static DerivedKeys of(ClusterSecret secret, String cluster) {
        try {
            int iterations = secret.generated() ? GENERATED_ITERATIONS : CHOSEN_ITERATIONS;
            byte[] salt = (SALT + cluster).getBytes(StandardCharsets.UTF_8);
            PBEKeySpec spec = new PBEKeySpec(secret.text().toCharArray(), salt, iterations, 2 * SEED_BYTES * 8);
            byte[] stretched = SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256").generateSecret(spec).getEncoded();
            KeyPairGenerator generator = KeyPairGenerator.getInstance("Ed25519");
            generator.initialize(NamedParameterSpec.ED25519, new SeededRandom(Arrays.copyOf(stretched, SEED_BYTES)));
            return new DerivedKeys(generator.generateKeyPair(), Arrays.copyOfRange(stretched, SEED_BYTES, 2 * SEED_BYTES));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java lacks PBKDF2WithHmacSHA256 or Ed25519", e);
        }
    }
}
