package org.hybridgrid.initiator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.Test;

class ConnectionsTest {

    private static final Peer WORKER = new Peer("w", "worker", InetSocketAddress.createUnresolved("worker", 1));

    private final List<String> log = new ArrayList<>();
    private final List<Runnable> opening = new CopyOnWriteArrayList<>();
    private final List<Connections.Line<String>> lines = new ArrayList<>();
    private boolean reachable = true;
    private final Connections<String> connections = new Connections<>(this::open, opening::add);

    private String open(Peer peer, Connections.Line<String> line) throws IOException {
        lines.add(line);
        if (!reachable) {
            throw new IOException("no route");
        }
        return "connection" + lines.size();
    }

    private void openNext() {
        opening.remove(0).run();
    }

    private Connections.Errand<String> errand(String name) {
        return new Connections.Errand<>() {
            @Override
            public void run(String connection) {
                log.add(name + " on " + connection);
            }

            @Override
            public void failed(Throwable why) {
                log.add(name + " failed: " + why.getMessage());
            }
        };
    }

    @Test
    void shouldRunWhatCameBeforeTheConnectionWasOpenInTheOrderInWhichItCame() {
        connections.run(WORKER, errand("first"));
        connections.run(WORKER, errand("second"));
        connections.runIfAny("w", errand("third"));
        connections.runOnAll(errand("fourth"));
        assertEquals(List.of(), log);
        openNext();
        connections.run(WORKER, errand("fifth"));
        assertEquals(List.of("first on connection1", "second on connection1", "third on connection1", "fourth on connection1",
                "fifth on connection1"), log);
        assertEquals(List.of(), opening);
    }

    @Test
    void shouldTellAllErrandsThatNoConnectionCouldBeOpenedAndTryAgainForTheNext() {
        reachable = false;
        connections.run(WORKER, errand("first"));
        connections.run(WORKER, errand("second"));
        openNext();
        assertEquals(List.of("first failed: no route", "second failed: no route"), log);
        assertTrue(connections.isEmpty());
        reachable = true;
        connections.run(WORKER, errand("third"));
        openNext();
        assertEquals("third on connection2", log.get(2));
    }

    @Test
    void shouldRunNothingWhereNoConnectionIsWanted() {
        connections.runIfAny("w", errand("one"));
        connections.runOnAll(errand("two"));
        assertEquals(List.of(), log);
        assertEquals(List.of(), opening);
    }

    @Test
    void shouldNotForgetTheConnectionThatCameAfterTheOneThatEnded() {
        connections.run(WORKER, errand("first"));
        openNext();
        Connections.Line<String> ended = lines.get(0);
        connections.forget(ended);
        connections.run(WORKER, errand("second"));
        openNext();
        connections.forget(ended);
        connections.forgetIf(ended, connection -> true);
        assertEquals(List.of(lines.get(1)), connections.open());
        connections.forgetIf(lines.get(1), connection -> false);
        assertEquals(List.of(lines.get(1)), connections.open());
        connections.forgetIf(lines.get(1), connection -> connection.equals("connection2"));
        assertTrue(connections.isEmpty());
    }

    /** An errand that finds its connection retired asks for another, and gets it after what waited before it. */
    @Test
    void shouldRunAnErrandThatComesFromAnErrandAfterThoseThatWait() {
        connections.run(WORKER, connection -> connections.run(WORKER, errand("last")));
        connections.run(WORKER, errand("first"));
        openNext();
        assertEquals(List.of("first on connection1", "last on connection1"), log);
    }

    @Test
    void shouldRunTheOthersAfterOneThatThrew() {
        connections.run(WORKER, new Connections.Errand<>() {
            @Override
            public void run(String connection) {
                throw new IllegalStateException("broken");
            }

            @Override
            public void failed(Throwable why) {
                log.add("failed: " + why.getMessage());
            }
        });
        connections.run(WORKER, errand("next"));
        openNext();
        assertEquals(List.of("failed: broken", "next on connection1"), log);
    }

    /** An error is no reason to leave errands waiting for a connection that nobody opens any more. */
    @Test
    void shouldTellAnErrandOfAnErrorToo() {
        Connections<String> broken = new Connections<>((peer, line) -> {
            throw new NoClassDefFoundError("broken");
        }, Runnable::run);
        broken.run(WORKER, errand("first"));
        assertEquals(List.of("first failed: broken"), log);
        assertTrue(broken.isEmpty());
    }

    @Test
    void shouldRunOneErrandAtATimeWhoeverBringsIt() throws InterruptedException {
        int[] count = new int[1]; // plain: two at once would lose some
        List<Thread> bringers = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            Thread bringer = new Thread(() -> {
                for (int k = 0; k < 20_000; k++) {
                    connections.run(WORKER, connection -> count[0]++);
                }
            });
            bringers.add(bringer);
            bringer.start();
        }
        while (opening.isEmpty()) {
            Thread.onSpinWait();
        }
        openNext();
        for (Thread bringer : bringers) {
            bringer.join();
        }
        connections.run(WORKER, connection -> log.add("counted " + count[0]));
        assertEquals(List.of("counted 80000"), log);
    }

    @Test
    void shouldTellAnErrandThatThereIsNoThreadToOpenAConnection() {
        Connections<String> without = new Connections<>(this::open, task -> {
            throw new RejectedExecutionException("no thread");
        });
        without.run(WORKER, errand("first"));
        assertEquals(List.of("first failed: no thread"), log);
        assertTrue(without.isEmpty());
    }
}
