package org.hybridgrid.node;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.hybridgrid.cluster.identity.ClusterIdentity;
import org.hybridgrid.cluster.identity.ClusterSecret;

/**
 * Which secret a node uses: the one given, which is kept for the next time; else the one kept; else a new one, which the person must type on the
 * other machines.
 *
 * @param made whether this start made it
 */
record Secret(ClusterIdentity identity, String text, boolean made) {

    static Secret of(NodeSettings settings) throws NodeException {
        if (settings.open()) {
            return new Secret(ClusterIdentity.open(), "", false);
        }
        Path kept = settings.state().secret();
        try {
            boolean made = false;
            ClusterSecret secret;
            if (settings.secret().isPresent()) {
                secret = ClusterSecret.parse(settings.secret().get());
                secret.write(kept);
            } else if (Files.exists(kept)) {
                secret = ClusterSecret.read(kept);
            } else {
                secret = ClusterSecret.generate();
                secret.write(kept);
                made = true;
            }
            return new Secret(ClusterIdentity.derive(secret, settings.cluster()), secret.text(), made);
        } catch (IOException e) {
            throw new NodeException(StateDirectory.reason(e), e);
        } catch (IllegalArgumentException e) {
            throw new NodeException(e.getMessage(), e);
        }
    }
}
