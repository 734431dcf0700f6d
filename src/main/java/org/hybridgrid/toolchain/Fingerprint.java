package org.hybridgrid.toolchain;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import org.hybridgrid.model.Digest;

/**
 * Builds a toolchain's fingerprint: SHA-256 over labelled fields, each as its length (4 bytes, big-endian) and
 * its UTF-8 bytes. No field holds a path, so two machines of one distribution agree.
 */
final class Fingerprint {

    /** To be raised when the fields change, so that nodes of two versions never take each other's for theirs. */
    private static final String FORMAT = "hybridgrid toolchain 1";

    private final MessageDigest hash = Digest.newHash();

    Fingerprint() {
        text(FORMAT);
    }

    Fingerprint add(String label, String value) {
        text(label);
        text(value);
        return this;
    }

    Digest finish() {
        return Digest.of(hash.digest());
    }

    private void text(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        hash.update(ByteBuffer.allocate(4).putInt(bytes.length).array());
        hash.update(bytes);
    }
}
