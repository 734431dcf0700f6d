package org.hybridgrid.cluster.identity;

import java.math.BigInteger;
import java.util.Arrays;
import org.hybridgrid.model.Digest;

/**
 * A secret's digits: 128 bits, then 22 bits of their SHA-256, as 30 digits of 5 bits, the first ones first.
 * The alphabet is Douglas Crockford's (https://www.crockford.com/base32.html), in lower case.
 */
final class Base32 {

    static final int SECRET_BYTES = 16;

    private static final String ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz";
    private static final int DIGITS = 30;
    private static final int CHECK_BITS = DIGITS * 5 - SECRET_BYTES * 8;
    private static final int GROUP = 5;

    private Base32() {}

    static String encode(byte[] secret) {
        byte[] hash = Digest.ofContent(secret).bytes();
        BigInteger check = new BigInteger(1, Arrays.copyOf(hash, 4)).shiftRight(32 - CHECK_BITS);
        BigInteger value = new BigInteger(1, secret).shiftLeft(CHECK_BITS).or(check);
        StringBuilder digits = new StringBuilder(DIGITS);
        for (int i = DIGITS - 1; i >= 0; i--) {
            digits.append(ALPHABET.charAt(value.shiftRight(5 * i).intValue() & 31));
        }
        return digits.toString();
    }

    static boolean isValid(String digits) {
        BigInteger value = BigInteger.ZERO;
        for (int i = 0; i < digits.length(); i++) {
            int digit = ALPHABET.indexOf(digits.charAt(i));
            if (digit < 0) {
                return false;
            }
            value = value.shiftLeft(5).or(BigInteger.valueOf(digit));
        }
        byte[] secret = new byte[SECRET_BYTES];
        BigInteger rest = value.shiftRight(CHECK_BITS);
        for (int i = SECRET_BYTES - 1; i >= 0; i--) {
            secret[i] = rest.byteValue();
            rest = rest.shiftRight(8);
        }
        return encode(secret).equals(digits);
    }

    static String group(String digits) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < digits.length(); i += GROUP) {
            text.append(i == 0 ? "" : "-").append(digits, i, Math.min(i + GROUP, digits.length()));
        }
        return text.toString();
    }
}
