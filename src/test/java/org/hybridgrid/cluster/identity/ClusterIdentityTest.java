package org.hybridgrid.cluster.identity;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.hybridgrid.model.Digest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class ClusterIdentityTest {

    private static final ClusterSecret SECRET = ClusterSecret.parse("a secret for tests");
    private final ClusterIdentity identity = ClusterIdentity.derive(SECRET, "test");
    private final ClusterIdentity other = ClusterIdentity.derive(ClusterSecret.parse("another"), "test");
    private final BlockingQueue<String> atTheDoor = new LinkedBlockingQueue<>();
    private final BlockingQueue<String> atTheCaller = new LinkedBlockingQueue<>();
    private final InetSocketAddress loopback = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);

    private StrangerReports into(BlockingQueue<String> queue) {
        return new StrangerReports((address, why) -> queue.add(address.getHostAddress() + " " + why));
    }

    /** The key of a secret may never change: machines with different Javas must agree, and so must next year's version. */
    @Test
    void shouldGiveTheSameKeyOnEveryJava() throws Exception {
        DerivedKeys derived = DerivedKeys.of(SECRET, "test");
        assertEquals("302a300506032b6570032100cf2ca607ea529d122ef438444fdfbd44759df2b56453d6ff98915a77403420e1", HexFormat.of().formatHex(derived.keys().getPublic().getEncoded()));
        assertEquals("db35fdc8fbaddda3fcb8655bd80d3206798dfde0ab95cba511c70b89670da206", Digest.ofContent(SelfSigned.of(derived.keys()).getEncoded()).hex());
    }

    @Test
    void shouldMakeACertificateThatJavaAccepts() throws Exception {
        var certificate = SelfSigned.of(DerivedKeys.of(SECRET, "test").keys());
        certificate.verify(certificate.getPublicKey());
        certificate.checkValidity();
        assertEquals("CN=hybridgrid", certificate.getSubjectX500Principal().getName());
        assertEquals(3, certificate.getVersion());
    }

    @Test
    void shouldDifferByClusterNameToo() {
        assertNotEquals(identity.keyId(), ClusterIdentity.derive(SECRET, "test2").keyId());
        assertEquals(identity.keyId(), ClusterIdentity.derive(SECRET, "test").keyId());
    }

    @Test
    void shouldLetInWhoHasTheSecret() throws Exception {
        try (Doorkeeper door = identity.listen(loopback, into(atTheDoor)); Socket caller = identity.newSocket(into(atTheCaller))) {
            caller.connect(door.getLocalSocketAddress(), 1000);
            caller.getOutputStream().write("hello".getBytes(StandardCharsets.UTF_8));
            try (Socket guest = door.accept()) {
                assertArrayEquals("hello".getBytes(StandardCharsets.UTF_8), guest.getInputStream().readNBytes(5));
                guest.getOutputStream().write(7);
                assertEquals(7, caller.getInputStream().read());
            }
        }
        assertTrue(atTheDoor.isEmpty() && atTheCaller.isEmpty());
    }

    /** TLS says farewell behind what is being written, and nobody reads that here. */
    @Test
    void shouldCloseThoughThePeerReadsNothing() throws Exception {
        try (Doorkeeper door = identity.listen(loopback, into(atTheDoor)); Socket caller = identity.newSocket(into(atTheCaller))) {
            caller.connect(door.getLocalSocketAddress(), 1000);
            caller.getOutputStream().write(1);
            Socket guest = door.accept();
            AtomicLong written = new AtomicLong();
            Thread writer = new Thread(() -> writeForEver(guest, written));
            writer.start();
            AtomicLong before = new AtomicLong(-1);
            await().pollInterval(Duration.ofMillis(300)).until(() -> before.getAndSet(written.get()) == written.get() && written.get() > 0);
            CompletableFuture<Void> closed = CompletableFuture.runAsync(() -> closeQuietly(guest));
            await().atMost(Duration.ofSeconds(50)).until(closed::isDone);
            writer.join();
        }
    }

    private static void closeQuietly(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            // closed enough
        }
    }

    private static void writeForEver(Socket socket, AtomicLong written) {
        try {
            while (true) {
                socket.getOutputStream().write(new byte[8192]);
                written.incrementAndGet();
            }
        } catch (IOException e) {
            // closed, at last
        }
    }

    @Test
    void shouldTellBothSidesWhenTheSecretsDiffer() throws Exception {
        try (Doorkeeper door = identity.listen(loopback, into(atTheDoor)); Socket caller = other.newSocket(into(atTheCaller))) {
            assertThrows(IOException.class, () -> caller.connect(door.getLocalSocketAddress(), 1000));
            assertEquals("127.0.0.1 it has another secret", atTheCaller.poll(5, TimeUnit.SECONDS));
            String seen = atTheDoor.poll(5, TimeUnit.SECONDS);
            assertTrue(Set.of("127.0.0.1 it does not take our secret", "127.0.0.1 it hung up on seeing our certificate, or before").contains(seen), seen);
        }
    }

    @Test
    void shouldTurnAwayAnOpenNode() throws Exception {
        try (Doorkeeper door = identity.listen(loopback, into(atTheDoor)); Socket caller = ClusterIdentity.open().newSocket(into(atTheCaller))) {
            caller.connect(door.getLocalSocketAddress(), 1000);
            caller.getOutputStream().write("bela and some more bytes".getBytes(StandardCharsets.UTF_8));
            assertEquals("127.0.0.1 it speaks no TLS (an open node, or no node at all)", atTheDoor.poll(5, TimeUnit.SECONDS));
        }
    }

    @Test
    void shouldNotWaitForStrangersWhoSayNothing() throws Exception {
        try (Doorkeeper door = identity.listen(loopback, into(atTheDoor))) {
            Socket[] silent = new Socket[Doorkeeper.PER_ADDRESS - 1];
            for (int i = 0; i < silent.length; i++) {
                silent[i] = new Socket(InetAddress.getLoopbackAddress(), door.getLocalPort());
            }
            long start = System.nanoTime();
            try (Socket caller = identity.newSocket(into(atTheCaller))) {
                caller.connect(door.getLocalSocketAddress(), 1000);
                caller.getOutputStream().write(1);
                door.accept().close();
            }
            assertTrue(System.nanoTime() - start < ClusterIdentity.HANDSHAKE_MILLIS * 900_000L);
            assertEquals("127.0.0.1 it did not prove the secret in time", atTheDoor.poll(10, TimeUnit.SECONDS));
            for (Socket socket : silent) {
                assertEquals(-1, readOrEnd(socket), "a silent stranger is hung up on");
                socket.close();
            }
        }
    }

    private static int readOrEnd(Socket socket) {
        try {
            socket.setSoTimeout(10_000);
            byte[] rest = socket.getInputStream().readAllBytes();
            return rest.length < 100 ? -1 : rest.length;
        } catch (java.net.SocketTimeoutException e) {
            return 0;
        } catch (IOException e) {
            return -1;
        }
    }

    @Test
    void shouldGiveUpACallToOneWhoSaysNothing() throws Exception {
        try (var mute = new java.net.ServerSocket(0, 5, InetAddress.getLoopbackAddress()); Socket caller = identity.newSocket(into(atTheCaller))) {
            assertThrows(IOException.class, () -> caller.connect(mute.getLocalSocketAddress(), 1000));
            assertTrue(caller.isClosed());
        }
    }

    @Test
    void shouldSurviveGarbageAtTheDoor() throws Exception {
        Random random = new Random(1);
        try (Doorkeeper door = identity.listen(loopback, into(atTheDoor))) {
            for (int i = 0; i < 60; i++) {
                byte[] garbage = new byte[random.nextInt(3000)];
                random.nextBytes(garbage);
                if (i % 2 == 0 && garbage.length > 5) {
                    System.arraycopy(new byte[] {22, 3, 1, (byte) 0xff, (byte) 0xff}, 0, garbage, 0, 5);
                }
                try (Socket stranger = new Socket(InetAddress.getLoopbackAddress(), door.getLocalPort())) {
                    stranger.getOutputStream().write(garbage);
                } catch (IOException e) {
                    // Being hung up on in the middle is what a stranger has to expect.
                }
            }
            // The caller shares the strangers' address, and so their limit, until they are dealt with.
            await().atMost(Duration.ofSeconds(20)).ignoreExceptions().until(() -> {
                try (Socket caller = identity.newSocket(into(atTheCaller))) {
                    caller.connect(door.getLocalSocketAddress(), 1000);
                    caller.getOutputStream().write(42);
                    try (Socket guest = door.accept()) {
                        return guest.getInputStream().read() == 42;
                    }
                }
            });
        }
    }

    @Test
    void shouldWakeWhoWaitsAtADoorThatCloses() throws Exception {
        Doorkeeper door = identity.listen(loopback, into(atTheDoor));
        CompletableFuture<Void> waiting = CompletableFuture.runAsync(() -> assertThrows(IOException.class, door::accept));
        door.close();
        waiting.get(5, TimeUnit.SECONDS);
        assertThrows(IOException.class, door::accept);
    }

    @Test
    void shouldSayWhichPortIsTaken() throws Exception {
        try (Doorkeeper door = identity.listen(loopback, into(atTheDoor))) {
            IOException refusal = assertThrows(IOException.class,
                    () -> identity.listen(new InetSocketAddress(loopback.getAddress(), door.getLocalPort()), into(atTheDoor)));
            assertTrue(refusal.getMessage().startsWith("cannot listen on 127.0.0.1:" + door.getLocalPort() + ": "), refusal.getMessage());
        }
    }

    @Test
    void shouldSpeakToPrivateAddressesOnlyWhenOpen() throws Exception {
        ClusterIdentity open = ClusterIdentity.open();
        for (String address : "10.1.2.3 172.16.0.1 172.31.255.255 192.168.0.1 127.0.0.1 169.254.1.1 fc00::1 fdff::1 fe80::1 ::1".split(" ")) {
            assertTrue(open.mayTalkTo(InetAddress.getByName(address)), address);
        }
        for (String address : "8.8.8.8 172.32.0.1 172.15.0.1 11.0.0.1 192.169.0.1 100.64.0.1 0.0.0.0 2001:db8::1 fb00::1 ff02::1 ::".split(" ")) {
            assertFalse(open.mayTalkTo(InetAddress.getByName(address)), address);
            assertTrue(identity.mayTalkTo(InetAddress.getByName(address)), address);
        }
        try (Socket caller = open.newSocket(into(atTheCaller))) {
            assertThrows(IOException.class, () -> caller.connect(new InetSocketAddress("192.0.2.1", 9), 1000));
            assertEquals("192.0.2.1 an open cluster speaks to private addresses only", atTheCaller.poll());
        }
    }

    @Test
    void shouldOpenOnlyItsOwnClustersDatagrams() {
        byte[] payload = "where are you?".getBytes(StandardCharsets.UTF_8);
        byte[] sealed = identity.datagramSeal().seal(payload);
        assertArrayEquals(payload, identity.datagramSeal().open(sealed).orElseThrow());
        assertTrue(other.datagramSeal().open(sealed).isEmpty());
        assertTrue(identity.datagramSeal().open(other.datagramSeal().seal(payload)).isEmpty());
        assertTrue(identity.datagramSeal().open(ClusterIdentity.open().datagramSeal().seal(payload)).isEmpty());
        for (int i = 0; i < sealed.length; i++) {
            byte[] damaged = sealed.clone();
            damaged[i] ^= 1;
            assertTrue(identity.datagramSeal().open(damaged).isEmpty());
            assertTrue(identity.datagramSeal().open(java.util.Arrays.copyOf(sealed, i)).isEmpty());
        }
        byte[] plain = ClusterIdentity.open().datagramSeal().seal(payload);
        assertArrayEquals(payload, ClusterIdentity.open().datagramSeal().open(plain).orElseThrow());
    }

    @Test
    void shouldReportAStrangerOnceAMinute() throws Exception {
        long[] now = {5};
        BlockingQueue<String> lines = new LinkedBlockingQueue<>();
        StrangerReports reports = new StrangerReports((address, why) -> lines.add(address.getHostAddress() + why), () -> now[0]);
        InetAddress a = InetAddress.getByName("10.0.0.1");
        reports.refused(a, "x");
        reports.refused(a, "x");
        reports.refused(InetAddress.getByName("10.0.0.2"), "x");
        assertEquals(1, lines.size(), "one a second in all");
        now[0] += StrangerReports.ANY_NANOS;
        reports.refused(a, "x");
        assertEquals(1, lines.size(), "the same address waits for a minute");
        reports.refused(InetAddress.getByName("10.0.0.2"), "x");
        assertEquals(2, lines.size());
        now[0] += StrangerReports.SAME_ADDRESS_NANOS;
        reports.refused(a, "x");
        assertEquals(3, lines.size());
    }
}
