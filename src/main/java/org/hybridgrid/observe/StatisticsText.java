package org.hybridgrid.observe;

import java.util.Map;

/** The counters as a person reads them. Pure. */
public final class StatisticsText {

    private StatisticsText() {
    }

    /** A few lines; what did not happen is left out. */
    public static String of(Statistics s) {
        StringBuilder text = new StringBuilder();
        line(text, "commands", s.compiles.total);
        line(text, "  made by other nodes", s.compiles.remote);
        s.workers.forEach((name, share) -> text.append(String.format("    %-20s %8d   %.1f s of CPU%n",
                name, share.executed, share.cpuMs / 1000.0)));
        line(text, "  run here", s.compiles.local);
        counts(text, s.localReasons);
        line(text, "  failed", s.compiles.failed);
        line(text, "compiles of one source", s.distributable.total);
        long good = s.distributable.total - s.distributable.failed;
        if (good > 0) {
            text.append(String.format("  %-22s %7.1f %%%n", "made by other nodes", 100.0 * s.distributable.remote / good));
        }
        if (s.steals.granted > 0) {
            text.append(String.format("leases                   %8d   declined %d, recalled %d, lapsed %d%n",
                    s.steals.granted, s.steals.declined, s.steals.recalled, s.steals.lapsed));
            text.append(String.format("bytes sent               %8s   before compression %s%n",
                    size(s.bytes.sent), size(s.bytes.sentRaw)));
            text.append(String.format("bytes received           %8s   before compression %s%n",
                    size(s.bytes.received), size(s.bytes.receivedRaw)));
        }
        if (s.verify.compared > 0) {
            text.append(String.format("verified                 %8d   different %d%n", s.verify.compared, s.verify.different));
        }
        if (!s.faults.isEmpty()) {
            text.append("faults").append(System.lineSeparator());
            counts(text, s.faults);
        }
        return text.toString();
    }

    private static void line(StringBuilder text, String name, long count) {
        text.append(String.format("%-24s %8d%n", name, count));
    }

    private static void counts(StringBuilder text, Map<String, Long> counts) {
        counts.forEach((name, count) -> text.append(String.format("    %-20s %8d%n", name, count)));
    }

    private static String size(long bytes) {
        return bytes < 10_000_000 ? bytes / 1000 + " kB" : bytes / 1_000_000 + " MB";
    }
}
