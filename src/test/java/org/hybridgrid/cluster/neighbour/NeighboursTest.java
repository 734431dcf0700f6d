package org.hybridgrid.cluster.neighbour;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.MulticastSocket;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.StandardSocketOptions;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.hybridgrid.cluster.identity.PrivateRange;
import org.hybridgrid.cluster.member.Ports;
import org.junit.jupiter.api.Test;

class NeighboursTest {

    private final String cluster = "neighbours " + UUID.randomUUID();
    private final Neighbour one = new Neighbour(cluster, "one", "0123456789abcdef");
    private final Neighbour two = new Neighbour(cluster, "zwei-ü", "fedcba9876543210");

    @Test
    void shouldReadBackQuestionsAndAnswers() {
        Hello question = new Hello(true, 42, one);
        assertEquals(Optional.of(question), Hello.decode(question.encode()));
        Hello answer = question.answer(two);
        assertEquals(Optional.of(new Hello(false, 42, two)), Hello.decode(answer.encode()));
    }

    @Test
    void shouldNeverAnswerWithMoreThanWasAsked() {
        String longest = "x".repeat(Neighbour.LONGEST);
        Neighbour wordy = new Neighbour(longest, longest, longest);
        assertTrue(new Hello(false, 1, wordy).encode().length <= new Hello(true, 1, one).encode().length);
        byte[] question = new Hello(true, 1, one).encode();
        assertTrue(Hello.decode(Arrays.copyOf(question, question.length - 1)).isEmpty());
    }

    @Test
    void shouldIgnoreGarbage() {
        Random random = new Random(5);
        byte[] good = new Hello(true, 42, two).encode();
        for (int i = 0; i < 20_000; i++) {
            byte[] bad = i % 2 == 0 ? good.clone() : new byte[random.nextInt(400)];
            if (i % 2 == 0) {
                bad[random.nextInt(60)] = (byte) random.nextInt();
            } else {
                random.nextBytes(bad);
            }
            Hello.decode(bad).ifPresent(hello -> assertEquals(good[0], bad[0]));
        }
    }

    @Test
    void shouldTakeNoControlCharactersFromStrangers() {
        byte[] evil = new Hello(true, 42, one).encode();
        evil[14 + 3] = 27;
        assertTrue(Hello.decode(evil).isEmpty());
        assertThrows(IllegalArgumentException.class, () -> new Neighbour(cluster, "a\nb", "k"));
    }

    @Test
    void shouldKnowANamesakeByItsKey() {
        assertTrue(one.isNamesakeOf(two));
        assertFalse(one.isNamesakeOf(new Neighbour(cluster, "other", one.keyId())));
        assertFalse(one.isNamesakeOf(new Neighbour("elsewhere", "other", "k")));
    }

    @Test
    void shouldAnswerOnlySoOften() {
        AnswerLimit limit = new AnswerLimit();
        int allowed = 0;
        for (int i = 0; i < 1000; i++) {
            allowed += limit.allows(-5_000_000_000L + i * 1_000_000L) ? 1 : 0;
        }
        assertEquals(AnswerLimit.PER_SECOND, allowed);
        assertTrue(limit.allows(-4_000_000_000L));
    }

    @Test
    void shouldSayWhereMulticastDoesNotWork() throws IOException {
        InetAddress nowhere = InetAddress.getByName("192.0.2.1");
        assertThrows(IOException.class, () -> Neighbours.ask(one, nowhere, 10));
        assertThrows(IOException.class, () -> Neighbours.listen(one, nowhere, (address, who) -> {}));
    }

    private static Optional<InetAddress> multicastAddress() throws IOException {
        for (NetworkInterface candidate : Collections.list(NetworkInterface.getNetworkInterfaces())) {
            if (candidate.isUp() && candidate.supportsMulticast()) {
                for (InetAddress address : Collections.list(candidate.getInetAddresses())) {
                    if (address instanceof Inet4Address && PrivateRange.contains(address) && reachesItself(candidate, address)) {
                        return Optional.of(address);
                    }
                }
            }
        }
        return Optional.empty();
    }

    /** Whether what is sent to a group comes back, and from there an answer: where a container engine translates addresses it may not. */
    private static boolean reachesItself(NetworkInterface candidate, InetAddress address) throws IOException {
        byte[] probe = UUID.randomUUID().toString().getBytes(StandardCharsets.US_ASCII);
        try (MulticastSocket group = new MulticastSocket(0); DatagramSocket asking = new DatagramSocket(0, address);
                DatagramSocket answering = new DatagramSocket(0, address)) {
            group.joinGroup(new InetSocketAddress(Ports.GROUP, 0), candidate);
            asking.setOption(StandardSocketOptions.IP_MULTICAST_IF, candidate);
            asking.send(new DatagramPacket(probe, probe.length, Ports.GROUP, group.getLocalPort()));
            answering.send(new DatagramPacket(probe, probe.length, address, asking.getLocalPort()));
            return arrives(probe, group, address) && arrives(probe, asking, address);
        } catch (SocketException e) {
            return false;
        }
    }

    private static boolean arrives(byte[] probe, DatagramSocket socket, InetAddress from) throws IOException {
        DatagramPacket packet = new DatagramPacket(new byte[probe.length], probe.length);
        socket.setSoTimeout(2_000);
        try {
            socket.receive(packet);
            return packet.getAddress().equals(from) && Arrays.equals(probe, packet.getData());
        } catch (SocketTimeoutException e) {
            return false;
        }
    }

    @Test
    void shouldFindEachOtherThoughGarbageFlies() throws Exception {
        Optional<InetAddress> address = multicastAddress();
        assumeTrue(address.isPresent(), "needs an interface on which multicast comes back");
        BlockingQueue<Neighbour> asked = new LinkedBlockingQueue<>();
        Neighbours answering = Neighbours.listen(two, address.get(), (from, who) -> asked.add(who));
        try {
            try (DatagramSocket socket = new DatagramSocket(0, address.get())) {
                for (int length = 0; length < 1400; length += 100) {
                    socket.send(new DatagramPacket(new byte[length], length, Ports.GROUP, Ports.NEIGHBOURS));
                }
            }
            List<Map.Entry<InetAddress, Neighbour>> found = Neighbours.ask(one, address.get(), 1_000);
            assertTrue(found.contains(Map.entry(address.get(), two)), found.toString());
            assertEquals(one, asked.poll(1, TimeUnit.SECONDS));
        } finally {
            answering.close();
        }
    }
}
