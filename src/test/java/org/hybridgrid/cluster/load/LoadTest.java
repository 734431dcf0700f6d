package org.hybridgrid.cluster.load;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.hybridgrid.cluster.member.NodeId;
import org.hybridgrid.model.Digest;
import org.junit.jupiter.api.Test;

class LoadTest {

    private static final NodeId A = new NodeId(1, 1);
    private static final NodeId B = new NodeId(-1, 2);

    private static LoadReport report(NodeId node, long sequence, int free, int running, int queued) {
        return new LoadReport(node, sequence, 4, free, running, queued, queued * 10L, 1.25, 2048, Sandbox.PARTIAL, List.of(
                new KnownToolchain(Digest.ofContent(new byte[] {1}), "gcc 12.2.0 x86_64-linux-gnu"),
                new KnownToolchain(Digest.ofContent(new byte[] {2}), "clang ünïcödé")));
    }

    @Test
    void shouldReadBackWhatItWrote() throws IOException {
        List<LoadReport> reports = List.of(report(A, 7, 2, 2, 0), report(B, Long.MAX_VALUE, -1, 5, 99_999));
        assertEquals(reports, LoadReports.decode(LoadReports.encode(reports, Map.of()), Map.of()));
        assertEquals(List.of(), LoadReports.decode(LoadReports.encode(List.of(), Map.of()), Map.of()));
    }

    @Test
    void shouldRefuseDamagedReportsWithoutHarm() {
        byte[] good = LoadReports.encode(List.of(report(A, 7, 2, 2, 0), report(B, 8, 2, 2, 0)), Map.of());
        for (int length = 0; length < good.length; length++) {
            byte[] cut = Arrays.copyOf(good, length);
            assertThrows(IOException.class, () -> LoadReports.decode(cut, Map.of()));
        }
        assertThrows(IOException.class, () -> LoadReports.decode(Arrays.copyOf(good, good.length + 1), Map.of()));
        Random random = new Random(3);
        for (int i = 0; i < 5_000; i++) {
            byte[] bad = good.clone();
            bad[random.nextInt(bad.length)] = (byte) random.nextInt();
            try {
                LoadReports.decode(bad, Map.of());
            } catch (IOException e) {
                // Refused in the one way that callers know.
            }
        }
    }

    @Test
    void shouldKeepTheNewestReportWhateverTheOrder() {
        LoadTable table = new LoadTable();
        assertTrue(table.merge(List.of(report(A, 2, 1, 3, 0), report(B, 1, 4, 0, 0))));
        assertFalse(table.merge(List.of(report(A, 1, 4, 0, 0), report(A, 2, 4, 0, 0))));
        assertEquals(1, table.snapshot().get(A).freeSlots());
        assertTrue(table.merge(List.of(report(A, 3, 0, 4, 9))));
        assertEquals(9, table.snapshot().get(A).queued());
    }

    @Test
    void shouldTellOnlyWhatChanged() {
        LoadTable table = new LoadTable();
        table.merge(List.of(report(A, 1, 1, 3, 0), report(B, 1, 4, 0, 0)));
        assertEquals(2, table.takeUntold().size());
        assertFalse(table.hasUntold());
        table.merge(List.of(report(A, 1, 1, 3, 0), report(B, 2, 4, 0, 0)));
        assertEquals(List.of(report(B, 2, 4, 0, 0)), table.takeUntold());
    }

    @Test
    void shouldNotRepeatCompilersThatTheOthersKnow() throws IOException {
        LoadReport report = report(A, 7, 2, 2, 0);
        byte[] whole = LoadReports.encode(List.of(report), Map.of());
        byte[] brief = LoadReports.encode(List.of(report), Map.of(A, report.toolchains()));
        assertTrue(brief.length < whole.length);
        assertEquals(List.of(report), LoadReports.decode(brief, Map.of(A, report(A, 6, 1, 3, 0))));
        assertEquals(List.of(), LoadReports.decode(brief, Map.of()), "nobody told us of them: the whole report follows");
        assertEquals(whole.length, LoadReports.encode(List.of(report), Map.of(A, List.of())).length, "they have changed");
    }

    @Test
    void shouldForgetWhoIsNoMember() {
        LoadTable table = new LoadTable();
        table.merge(List.of(report(A, 1, 1, 3, 0), report(B, 1, 4, 0, 0)));
        assertTrue(table.retain(Set.of(B)));
        assertFalse(table.retain(Set.of(B)));
        assertEquals(Set.of(B), table.snapshot().keySet());
        assertEquals(1, table.takeUntold().size());
    }

    @Test
    void shouldKnowWhatChangesWhatOthersDo() {
        LoadReport idle = report(A, 1, 4, 0, 0);
        assertTrue(report(A, 2, 4, 0, 5).isSharpAfter(idle), "work waits");
        assertFalse(report(A, 2, 3, 1, 0).isSharpAfter(idle), "busy");
        assertFalse(report(A, 2, 1, 3, 7).isSharpAfter(report(A, 1, 2, 2, 8)));
        assertFalse(idle.isSharpAfter(report(A, 0, 4, 0, 5)), "nothing waits any more");
        assertTrue(idle.saysTheSameAs(report(A, 9, 4, 0, 0)));
        assertFalse(idle.saysTheSameAs(report(A, 1, 3, 0, 0)));
    }

    @Test
    void shouldSendAtOnceAfterAPauseAndAtMostOnceInTwoSecondsThen() {
        Pacer pacer = new Pacer();
        long now = 1_000_000;
        List<Long> sent = new ArrayList<>();
        for (long t = 0; t < 8_000_000_000L; t += 10_000_000L) {
            pacer.want(false);
            if (pacer.waitNanos(now + t) <= 0) {
                pacer.sent(now + t);
                sent.add(t);
            }
        }
        assertEquals(0, sent.get(0));
        assertEquals(4, sent.size());
    }

    @Test
    void shouldNotMakeASharpChangeWaitForTheSlowPace() {
        Pacer pacer = new Pacer();
        pacer.want(false);
        pacer.sent(0);
        assertFalse(pacer.isWanted());
        pacer.want(false);
        assertEquals(Pacer.GAP_NANOS - 10, pacer.waitNanos(10));
        pacer.want(true);
        assertEquals(Pacer.SHARP_GAP_NANOS - 10, pacer.waitNanos(10));
        pacer.sent(Pacer.SHARP_GAP_NANOS);
        pacer.want(false);
        assertEquals(Pacer.GAP_NANOS, pacer.waitNanos(Pacer.SHARP_GAP_NANOS), "sharpness ends with the sending");
    }
}
