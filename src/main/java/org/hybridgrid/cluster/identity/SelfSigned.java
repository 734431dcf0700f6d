package org.hybridgrid.cluster.identity;

import java.io.ByteArrayInputStream;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import org.hybridgrid.model.Digest;

/**
 * The certificate of an Ed25519 key (RFC 5280, RFC 8410), signed with it. The same key always gives the same bytes:
 * serial number from the key, validity fixed, and Ed25519 signs without chance. TLS wants one; we trust the key in it only.
 */
final class SelfSigned {

    /** 1.3.101.112, with no parameters. */
    private static final byte[] ED25519 = Der.sequence(Der.oid(0x2b, 0x65, 0x70));

    /** 2.5.4.3 */
    private static final byte[] COMMON_NAME = Der.oid(0x55, 0x04, 0x03);

    private static final int SERIAL_BYTES = 16;

    private SelfSigned() {}

    static X509Certificate of(KeyPair keys) throws GeneralSecurityException {
        byte[] publicKey = keys.getPublic().getEncoded();
        byte[] serial = Arrays.copyOf(Digest.ofContent(publicKey).bytes(), SERIAL_BYTES);
        serial[0] &= 0x7f;
        byte[] name = Der.sequence(Der.set(Der.sequence(COMMON_NAME, Der.utf8("hybridgrid"))));
        byte[] validity = Der.sequence(Der.utcTime("200101000000"), Der.generalizedTime("21000101000000"));
        byte[] version3 = Der.tagged(0, Der.integer(BigInteger.TWO));
        byte[] body = Der.sequence(version3, Der.integer(new BigInteger(1, serial)), ED25519, name, validity, name, publicKey);
        Signature signer = Signature.getInstance("Ed25519");
        signer.initSign(keys.getPrivate());
        signer.update(body);
        byte[] certificate = Der.sequence(body, ED25519, Der.bits(signer.sign()));
        return (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(certificate));
    }
}
