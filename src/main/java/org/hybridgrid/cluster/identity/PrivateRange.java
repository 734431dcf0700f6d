package org.hybridgrid.cluster.identity;

import java.net.Inet6Address;
import java.net.InetAddress;

/**
 * Addresses that the internet does not route: 10/8, 172.16/12, 192.168/16 (RFC 1918), 127/8, 169.254/16, ::1, fe80::/10 and
 * fc00::/7 (RFC 4193).
 */
public final class PrivateRange {

    private PrivateRange() {}

    public static boolean contains(InetAddress address) {
        if (address.isLoopbackAddress() || address.isLinkLocalAddress()) {
            return true;
        }
        if (address instanceof Inet6Address) {
            return (address.getAddress()[0] & 0xfe) == 0xfc;
        }
        return address.isSiteLocalAddress();
    }
}
