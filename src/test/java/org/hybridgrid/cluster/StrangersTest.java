package org.hybridgrid.cluster;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.hybridgrid.cluster.identity.ClusterIdentity;
import org.hybridgrid.cluster.member.Ports;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Strangers who send anything they like, at every port that a node listens on. */
@Timeout(120)
class StrangersTest {

    private static final byte[] HUGE_LENGTH = {0x7f, (byte) 0xff, (byte) 0xff, (byte) 0xff, 0, 0, 0, 1};
    private static final byte[] JGROUPS_COOKIE = {'b', 'e', 'l', 'a', 0x0d, 0x00, 0, 6};

    /** A TLS record that promises a ClientHello of 16 KB, and its beginning. */
    private static final byte[] HALF_A_CLIENT_HELLO = {22, 3, 1, 0x40, 0, 1, 0, 0x3f, (byte) 0xfc, 3, 3, 1, 2, 3, 4, 5, 6};

    private final Random random = new Random(11);

    private byte[] garbage(int kind) {
        byte[] bytes = new byte[random.nextInt(2000)];
        random.nextBytes(bytes);
        return switch (kind % 4) {
            case 0 -> bytes;
            case 1 -> HUGE_LENGTH;
            case 2 -> JGROUPS_COOKIE;
            default -> HALF_A_CLIENT_HELLO;
        };
    }

    private List<Socket> pester(InetSocketAddress door, int times) throws IOException {
        List<Socket> halfOpen = new ArrayList<>();
        for (int i = 0; i < times; i++) {
            Socket socket = new Socket(door.getAddress(), door.getPort());
            try {
                socket.getOutputStream().write(garbage(i));
            } catch (IOException e) {
                // Hung up on already.
            }
            halfOpen.add(socket);
        }
        return halfOpen;
    }

    private void pesterByDatagram(InetSocketAddress at) throws IOException {
        try (DatagramSocket socket = new DatagramSocket()) {
            for (int i = 0; i < 50; i++) {
                byte[] bytes = garbage(i);
                socket.send(new DatagramPacket(bytes, bytes.length, at.getAddress(), Ports.DISCOVERY));
                socket.send(new DatagramPacket(bytes, bytes.length, at.getAddress(), Ports.NEIGHBOURS));
            }
        }
    }

    private void shouldStayTogether(ClusterIdentity identity) throws IOException {
        Recording a = new Recording();
        Recording b = new Recording();
        try (Loopback loopback = new Loopback()) {
            Cluster one = loopback.join(loopback.options("one"), identity, a);
            Cluster two = loopback.join(loopback.options("two"), identity, b);
            await().until(() -> one.view().members().size() == 2 && two.view().members().size() == 2);
            List<Socket> halfOpen = new ArrayList<>(pester(one.controlAddress(), 40));
            halfOpen.addAll(pester(two.controlAddress(), 40));
            pesterByDatagram(one.controlAddress());
            for (int i = 0; i < 20; i++) {
                assertTrue(two.send(one.self().id(), new byte[] {(byte) ('a' + i)}));
            }
            await().until(() -> a.messages.size() == 20);
            for (Socket socket : halfOpen) {
                socket.close();
            }
            loopback.join(loopback.options("three"), identity, new Recording());
            await().atMost(Duration.ofSeconds(30)).until(() -> one.view().members().size() == 3 && two.view().members().size() == 3);
            assertEquals(3, a.views.size(), "alone, with two, with three: nobody was suspected meanwhile");
        }
    }

    @Test
    void shouldNotDisturbAClusterWithASecret() throws IOException {
        shouldStayTogether(Loopback.IDENTITY);
    }

    @Test
    void shouldNotDisturbAnOpenCluster() throws IOException {
        shouldStayTogether(ClusterIdentity.open());
    }
}
