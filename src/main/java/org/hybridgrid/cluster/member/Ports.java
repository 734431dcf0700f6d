package org.hybridgrid.cluster.member;

import java.net.InetAddress;
import java.net.UnknownHostException;

/**
 * The ports that a firewall has to know. They lie above Linux's range for outgoing connections (32768 to 60999), so that no such
 * connection can be sitting on one.
 */
public final class Ports {

    /** TCP, control plane: the first free one of {@link #RANGE} from here. */
    public static final int CONTROL = 61700;

    /** TCP, data link: the first free one of {@link #RANGE} from here. */
    public static final int DATA = 61720;

    /** UDP multicast: members look for their cluster. */
    public static final int DISCOVERY = 61740;

    /** UDP multicast: anybody asks who is near. */
    public static final int NEIGHBOURS = 61741;

    /** How many nodes one machine can hold without naming ports. */
    public static final int RANGE = 16;

    /** Both multicasts' group: in 239.255/16, which RFC 2365 keeps within a site. */
    public static final InetAddress GROUP = group();

    /** Routers pass a multicast on this often: enough for the subnets of a site that routes multicast. */
    public static final int TTL = 4;

    private Ports() {}

    private static InetAddress group() {
        try {
            return InetAddress.getByAddress(new byte[] {(byte) 239, (byte) 255, 77, 71});
        } catch (UnknownHostException e) {
            throw new IllegalStateException("four bytes are an address", e);
        }
    }
}
