package org.hybridgrid.cluster.identity;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Marks discovery datagrams as a member's own, so that a stranger can neither name addresses for us to connect to nor
 * feed bytes to JGroups' parser. A sealed datagram is {@code HGD1}, the payload, and the first 16 bytes of HMAC-SHA-256
 * over both. It can be repeated by a stranger, which only makes us connect to a member once more; it is not encrypted.
 * Immutable.
 */
public final class DatagramSeal {

    private static final byte[] MAGIC = {'H', 'G', 'D', '1'};
    private static final int TAG_BYTES = 16;
    private static final String ALGORITHM = "HmacSHA256";

    private final SecretKeySpec key;

    private DatagramSeal(SecretKeySpec key) {
        this.key = key;
    }

    static DatagramSeal with(byte[] key) {
        return new DatagramSeal(new SecretKeySpec(key, ALGORITHM));
    }

    /** For an open cluster: only the first four bytes. */
    static DatagramSeal none() {
        return new DatagramSeal(null);
    }

    private int tagBytes() {
        return key == null ? 0 : TAG_BYTES;
    }

    /** The datagram for this payload. */
    public byte[] seal(byte[] payload) {
        byte[] sealed = Arrays.copyOf(MAGIC, MAGIC.length + payload.length + tagBytes());
        System.arraycopy(payload, 0, sealed, MAGIC.length, payload.length);
        System.arraycopy(tag(sealed, sealed.length - tagBytes()), 0, sealed, sealed.length - tagBytes(), tagBytes());
        return sealed;
    }

    /** The payload of this datagram, or empty if no member has made it. */
    public Optional<byte[]> open(byte[] datagram) {
        int end = datagram.length - tagBytes();
        if (end < MAGIC.length || !Arrays.equals(datagram, 0, MAGIC.length, MAGIC, 0, MAGIC.length)) {
            return Optional.empty();
        }
        if (!MessageDigest.isEqual(Arrays.copyOfRange(datagram, end, datagram.length), tag(datagram, end))) {
            return Optional.empty();
        }
        return Optional.of(Arrays.copyOfRange(datagram, MAGIC.length, end));
    }

    private byte[] tag(byte[] bytes, int length) {
        if (key == null) {
            return new byte[0];
        }
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            mac.update(bytes, 0, length);
            return Arrays.copyOf(mac.doFinal(), TAG_BYTES);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has " + ALGORITHM, e);
        }
    }
}
