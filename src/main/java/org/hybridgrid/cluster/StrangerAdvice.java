package org.hybridgrid.cluster;

import java.net.InetAddress;

/** What a person is told when two nodes don't accept each other, and what they can do. */
final class StrangerAdvice {

    private StrangerAdvice() {}

    static String line(InetAddress from, String why, String cluster) {
        return from.getHostAddress() + " is kept out of the cluster \"" + cluster + "\": " + why
                + "; if it is to belong to it, start it with this cluster's name and secret";
    }
}
