package org.hybridgrid.cluster.identity;

import java.security.cert.CertificateException;

/** The peer showed a certificate, but not our cluster's: it derived it from another secret or another cluster name. */
public final class OtherSecretException extends CertificateException {

    private static final long serialVersionUID = 1;

    OtherSecretException() {
        super("its certificate comes from another secret");
    }
}
