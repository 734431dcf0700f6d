package org.hybridgrid.worker;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;

/**
 * The CPU time that a process and its children have used so far, from {@code /proc}. Where the system has none, nothing is known until
 * the process ends.
 */
final class ProcessTime {

    /** {@code USER_HZ}: the unit of times in {@code /proc/PID/stat} is 10 ms on every Linux that runs a JVM. */
    private static final long TICK_MS = 10;

    private ProcessTime() {
    }

    /** Milliseconds of a living process, its living children and those it has waited for. */
    static OptionalLong of(long pid) {
        try {
            return OptionalLong.of(tree(Path.of("/proc"), Long.toString(pid)));
        } catch (IOException | RuntimeException e) {
            return OptionalLong.empty();
        }
    }

    private static long tree(Path proc, String pid) throws IOException {
        long ms = own(Files.readString(proc.resolve(pid).resolve("stat")));
        String children = Files.readString(proc.resolve(pid).resolve("task").resolve(pid).resolve("children")).strip();
        for (String child : children.isEmpty() ? new String[0] : children.split(" ")) {
            try {
                ms += tree(proc, child);
            } catch (IOException e) {
                // It ended between two looks; what it used comes with its parent's children.
            }
        }
        return ms;
    }

    /** Fields 14 to 17 of proc_pid_stat(5): user and system time, then those of children that were waited for. The name may hold blanks. */
    static long own(String stat) {
        String[] words = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
        long ticks = 0;
        for (int field = 14; field <= 17; field++) {
            ticks += Long.parseLong(words[field - 3]);
        }
        return ticks * TICK_MS;
    }
}
