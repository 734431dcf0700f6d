package org.hybridgrid.cluster;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.hybridgrid.cluster.identity.ClusterIdentity;
import org.hybridgrid.cluster.identity.ClusterSecret;
import org.hybridgrid.cluster.load.LoadReport;
import org.hybridgrid.cluster.load.Sandbox;
import org.hybridgrid.cluster.member.Member;
import org.hybridgrid.cluster.member.Ports;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
class ClusterTest {

    private static final Duration SOON = Duration.ofSeconds(20);

    private Loopback loopback;
    private final Recording a = new Recording();
    private final Recording b = new Recording();
    private final Recording c = new Recording();

    @BeforeEach
    void open() throws IOException {
        loopback = new Loopback();
    }

    @AfterEach
    void close() {
        loopback.close();
    }

    private static List<String> names(Cluster cluster) {
        return cluster.view().members().stream().map(member -> cluster.view().displayName(member.id())).toList();
    }

    private static void awaitNames(Cluster cluster, String... names) {
        await().atMost(SOON).untilAsserted(() -> assertEquals(List.of(names), names(cluster)));
    }

    @Test
    void shouldBeAloneWhenNobodyElseIsThere() throws IOException {
        Cluster one = loopback.join("one", a);
        assertEquals(List.of("one"), names(one));
        assertTrue(one.view().selfCoordinates());
        assertEquals(one.self(), one.view().coordinator());
        assertEquals(Ports.CONTROL, one.controlAddress().getPort());
        assertEquals(List.of(one.view()), a.views);
    }

    @Test
    void shouldAgreeOnMembersAndOnTheFirstAsCoordinator() throws IOException {
        Cluster one = loopback.join("one", a);
        Cluster two = loopback.join("two", b);
        Cluster three = loopback.join("three", c);
        for (Cluster cluster : List.of(one, two, three)) {
            awaitNames(cluster, "one", "two", "three");
            assertEquals(one.self(), cluster.view().coordinator());
        }
        Member seen = three.view().member(two.self().id()).orElseThrow();
        assertEquals(new Member(two.self().id(), "two", loopback.address, 4321, 3, "1.2.3"), seen);
        assertTrue(a.strangers.isEmpty() && b.strangers.isEmpty() && c.strangers.isEmpty());
    }

    @Test
    void shouldTellNamesakesApart() throws IOException {
        Cluster one = loopback.join("twin", a);
        Cluster two = loopback.join("twin", b);
        awaitNames(one, "twin", "twin#2");
        awaitNames(two, "twin", "twin#2");
    }

    @Test
    void shouldCarryMessagesToOneAndToAllOthers() throws IOException {
        Cluster one = loopback.join("one", a);
        Cluster two = loopback.join("two", b);
        loopback.join("three", c);
        awaitNames(one, "one", "two", "three");
        assertTrue(one.send(two.self().id(), "to two".getBytes(StandardCharsets.UTF_8)));
        assertTrue(two.multicast("to all".getBytes(StandardCharsets.UTF_8)));
        await().atMost(SOON).untilAsserted(() -> {
            assertEquals(List.of("one: to two"), b.messages);
            assertEquals(List.of("two: to all"), a.messages);
            assertEquals(List.of("two: to all"), c.messages);
        });
        assertThrows(IllegalArgumentException.class, () -> one.multicast(new byte[Cluster.LONGEST_MESSAGE + 1]));
    }

    @Test
    void shouldCarryALongMessage() throws IOException {
        Cluster one = loopback.join("one", a);
        Cluster two = loopback.join("two", b);
        awaitNames(one, "one", "two");
        String text = "x".repeat(Cluster.LONGEST_MESSAGE);
        assertTrue(two.send(one.self().id(), text.getBytes(StandardCharsets.UTF_8)));
        await().atMost(SOON).untilAsserted(() -> assertEquals(List.of("two: " + text), a.messages));
    }

    @Test
    void shouldForgetWhoLeaves() throws IOException {
        Cluster one = loopback.join("one", a);
        Cluster two = loopback.join("two", b);
        awaitNames(one, "one", "two");
        one.leave();
        awaitNames(two, "two");
        assertTrue(two.view().selfCoordinates());
        assertFalse(two.send(one.self().id(), new byte[1]));
        assertFalse(one.multicast(new byte[1]));
    }

    @Test
    void shouldNoticeAKilledCoordinatorWithinSeconds() throws Exception {
        Process doomed = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx64m", "-cp", System.getProperty("java.class.path"),
                        TrialNode.class.getName(), "doomed", loopback.address.getHostAddress(), "open", "hosts=" + loopback.address.getHostAddress())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (BufferedReader said = new BufferedReader(new InputStreamReader(doomed.getInputStream(), StandardCharsets.UTF_8))) {
            String line = said.readLine();
            while (!line.contains("ready")) {
                line = said.readLine();
            }
            ClusterOptions options = new ClusterOptions("trial", "heir", loopback.address, 0, false, List.of(), 1, 1, "");
            Cluster heir = loopback.join(options, ClusterIdentity.open(), a);
            Cluster third = loopback.join(new ClusterOptions("trial", "third", loopback.address, 0, false, List.of(), 1, 1, ""), ClusterIdentity.open(), b);
            awaitNames(heir, "doomed", "heir", "third");
            awaitNames(third, "doomed", "heir", "third");
            doomed.destroyForcibly();
            long killed = System.nanoTime();
            awaitNames(third, "heir", "third");
            assertTrue(heir.view().selfCoordinates());
            long millis = (System.nanoTime() - killed) / 1_000_000;
            assertTrue(millis < 6_000, "by its closed connections, not by the ten seconds without a heartbeat: " + millis);
        } finally {
            doomed.destroyForcibly();
        }
    }

    @Test
    void shouldKeepOutWhoHasAnotherSecretAndTellBoth() throws IOException {
        Cluster one = loopback.join("one", a);
        ClusterIdentity other = ClusterIdentity.derive(ClusterSecret.generate(), "test");
        Cluster stranger = loopback.join(loopback.options("stranger"), other, b);
        await().atMost(SOON).until(() -> !a.strangers.isEmpty() && !b.strangers.isEmpty());
        String at = loopback.address.getHostAddress();
        // Which of the two depends on whether the stranger's alert or its hanging up is seen first.
        String line = a.strangers.get(0);
        assertTrue(line.startsWith(at + " is kept out of cluster \"test\": it does not take our secret;")
                || line.startsWith(at + " is kept out of cluster \"test\": it hung up on seeing our certificate"), line);
        assertTrue(line.endsWith("if it is to belong to it, join there with this cluster's name and secret"), line);
        assertTrue(b.strangers.get(0).startsWith(at + " is kept out of cluster \"test\": it has another secret;"), b.strangers.get(0));
        assertEquals(List.of("one"), names(one));
        assertEquals(List.of("stranger"), names(stranger));
        loopback.join("friend", c);
        awaitNames(one, "one", "friend");
        assertEquals(1, b.views.size(), "the stranger has never seen another view");
    }

    @Test
    void shouldKeepOutAnOpenNode() throws IOException {
        Cluster one = loopback.join("one", a);
        Cluster stranger = loopback.join(loopback.options("stranger"), ClusterIdentity.open(), b);
        await().atMost(SOON).until(() -> !a.strangers.isEmpty());
        assertTrue(a.strangers.get(0).contains("it speaks no TLS"), a.strangers.get(0));
        assertEquals(List.of("one"), names(one));
        assertEquals(List.of("stranger"), names(stranger));
    }

    @Test
    void shouldSayThatThePortIsTaken() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, loopback.address)) {
            IOException refusal = assertThrows(IOException.class, () -> loopback.join(loopback.options("one").withPort(taken.getLocalPort()), Loopback.IDENTITY, a));
            assertEquals("cannot listen on " + loopback.address.getHostAddress() + ":" + taken.getLocalPort()
                    + ": the port is taken, or the address is not this machine's", refusal.getMessage());
        }
        ClusterOptions elsewhere = ClusterOptions.of("test", "one", InetAddress.getByName("192.0.2.1"));
        IOException refusal = assertThrows(IOException.class, () -> loopback.join(elsewhere, Loopback.IDENTITY, a));
        assertTrue(refusal.getMessage().startsWith("cannot listen on 192.0.2.1"), refusal.getMessage());
        assertThrows(IOException.class, () -> loopback.join(elsewhere, ClusterIdentity.open(), a), "an open cluster at a public address");
    }

    private static LoadReport report(Cluster cluster, int queued) {
        return new LoadReport(cluster.self().id(), 0, 2, 1, 1, queued, queued * 100L, 1.5, 512, Sandbox.FULL, List.of());
    }

    @Test
    void shouldTellEverybodyWhatEverybodyReports() throws IOException {
        Cluster one = loopback.join("one", a);
        Cluster two = loopback.join("two", b);
        Cluster three = loopback.join("three", c);
        one.report(report(one, 1));
        two.report(report(two, 2));
        three.report(report(three, 3));
        two.report(report(two, 20));
        two.report(report(two, 21));
        for (Recording each : List.of(a, b, c)) {
            await().atMost(SOON).untilAsserted(() -> {
                assertEquals(3, each.load.size());
                assertEquals(1, each.load.get(one.self().id()).queued());
                assertEquals(21, each.load.get(two.self().id()).queued());
                assertEquals(3, each.load.get(three.self().id()).queued());
            });
        }
        assertEquals(a.load, one.load());
    }

    @Test
    void shouldGiveNewcomersTheTableAndForgetTheGone() throws IOException {
        Cluster one = loopback.join("one", a);
        Cluster two = loopback.join("two", b);
        one.report(report(one, 1));
        two.report(report(two, 2));
        await().atMost(SOON).until(() -> a.load.size() == 2 && b.load.size() == 2);
        loopback.join("three", c);
        await().atMost(SOON).until(() -> c.load.size() == 2);
        one.leave();
        await().atMost(SOON).until(() -> b.load.keySet().equals(Set.of(two.self().id())) && c.load.equals(b.load));
        two.report(report(two, 7));
        await().atMost(SOON).until(() -> c.load.get(two.self().id()).queued() == 7);
    }
}
