package org.hybridgrid.cluster.identity;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.spec.NamedParameterSpec;
import javax.crypto.Mac;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * What a secret turns into: the same on every machine and every Java.
 *
 * @param keys the Ed25519 pair that all members share
 * @param discoveryKey 32 bytes that seal discovery datagrams
 */
record DerivedKeys(KeyPair keys, byte[] discoveryKey) {

    private static final String SALT = "hybridgrid cluster key, version 1: ";

    /**
     * A chosen secret can be guessed at by whoever has connected once and seen the public key: each guess costs this
     * much. It is a fifteenth of what OWASP asks for stored passwords, since every join pays it too, in a JVM whose C1
     * compiler knows no SHA instructions, perhaps on a tenth of a CPU.
     */
    private static final int CHOSEN_ITERATIONS = 40_000;

    /** 128 random bits need no stretching, and a join on a tenth of a CPU should not wait for it. */
    private static final int GENERATED_ITERATIONS = 1_000;

    private static final int SEED_BYTES = 32;

    static DerivedKeys of(ClusterSecret secret, String cluster) {
        try {
            int iterations = secret.generated() ? GENERATED_ITERATIONS : CHOSEN_ITERATIONS;
            byte[] salt = (SALT + cluster).getBytes(StandardCharsets.UTF_8);
            PBEKeySpec spec = new PBEKeySpec(secret.text().toCharArray(), salt, iterations, SEED_BYTES * 8);
            byte[] stretched = SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256").generateSecret(spec).getEncoded();
            KeyPairGenerator generator = KeyPairGenerator.getInstance("Ed25519");
            generator.initialize(NamedParameterSpec.ED25519, new SeededRandom(expand(stretched, "key pair")));
            return new DerivedKeys(generator.generateKeyPair(), expand(stretched, "discovery"));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java lacks PBKDF2WithHmacSHA256 or Ed25519", e);
        }
    }

    /** 32 bytes for one purpose, that tell nothing of those for another. */
    private static byte[] expand(byte[] stretched, String purpose) throws GeneralSecurityException {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(stretched, "HmacSHA256"));
        return mac.doFinal(purpose.getBytes(StandardCharsets.UTF_8));
    }
}
