package org.hybridgrid.cluster.identity;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;

/** The few forms of DER (ITU-T X.690) that a certificate needs. Each method gives one complete element. */
final class Der {

    private Der() {}

    static byte[] sequence(byte[]... elements) {
        return element(0x30, elements);
    }

    static byte[] set(byte[]... elements) {
        return element(0x31, elements);
    }

    /** An element with the explicit context tag {@code number}. */
    static byte[] tagged(int number, byte[] content) {
        return element(0xa0 | number, content);
    }

    static byte[] integer(BigInteger value) {
        return element(0x02, value.toByteArray());
    }

    /** A bit string of whole bytes. */
    static byte[] bits(byte[] content) {
        return element(0x03, new byte[] {0}, content);
    }

    static byte[] utf8(String text) {
        return element(0x0c, text.getBytes(StandardCharsets.UTF_8));
    }

    /** Two digits for the year: 1950 to 2049. */
    static byte[] utcTime(String yymmddhhmmss) {
        return element(0x17, (yymmddhhmmss + "Z").getBytes(StandardCharsets.US_ASCII));
    }

    /** Four digits for the year: from 2050 on, says RFC 5280. */
    static byte[] generalizedTime(String yyyymmddhhmmss) {
        return element(0x18, (yyyymmddhhmmss + "Z").getBytes(StandardCharsets.US_ASCII));
    }

    /** An object identifier whose bytes are given. */
    static byte[] oid(int... content) {
        byte[] bytes = new byte[content.length];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) content[i];
        }
        return element(0x06, bytes);
    }

    private static byte[] element(int tag, byte[]... parts) {
        int length = 0;
        for (byte[] part : parts) {
            length += part.length;
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream(length + 4);
        out.write(tag);
        if (length < 0x80) {
            out.write(length);
        } else if (length < 0x100) {
            out.write(0x81);
            out.write(length);
        } else if (length < 0x10000) {
            out.write(0x82);
            out.write(length >> 8);
            out.write(length);
        } else {
            throw new IllegalArgumentException("longer than any part of a certificate: " + length);
        }
        for (byte[] part : parts) {
            out.writeBytes(part);
        }
        return out.toByteArray();
    }
}
