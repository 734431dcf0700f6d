package org.hybridgrid.node;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;

/** What this machine, or the container that the node runs in, has to offer. Thread-safe. */
final class Machine {

    private static final Path MEMORY = Path.of("/proc/meminfo");
    private static final String AVAILABLE = "\nMemAvailable:";
    /** Nanoseconds for which a look at the free memory holds: room is told many times a second, and each look reads several files. */
    private static final long LOOK_NANOS = 500_000_000;

    private final Cgroup groups = Cgroup.of(Path.of("/"));
    private int freeMb;
    private long lookedNanos = System.nanoTime() - LOOK_NANOS;

    /** CPUs that may be used at a time: cores, affinity and the cgroup's quota (rounded up) counted in by the JVM. */
    int cores() {
        return Runtime.getRuntime().availableProcessors();
    }

    /** CPUs that the cgroup's quota allows on the average, which can be less than one; 0 for no quota. */
    double quota() {
        return groups.cpus().orElse(0);
    }

    /** Memory in MiB, by the cgroup's limit where there is one. */
    int memoryMb() {
        long whole = system().getTotalMemorySize();
        return (int) (Math.min(whole, groups.memory().orElse(whole)) >> 20);
    }

    /** MiB of memory that nobody uses now, or half a second ago, by the cgroup's limit where there is one. */
    synchronized int freeMemoryMb() {
        if (System.nanoTime() - lookedNanos >= LOOK_NANOS) {
            long free = available().orElseGet(() -> system().getFreeMemorySize());
            freeMb = (int) (Math.min(free, groups.memoryLeft().orElse(free)) >> 20);
            lookedNanos = System.nanoTime();
        }
        return freeMb;
    }

    /** What the kernel says it could give without swapping. */
    private static OptionalLong available() {
        try {
            String all = Files.readString(MEMORY);
            int at = all.indexOf(AVAILABLE);
            int unit = all.indexOf(" kB", Math.max(0, at));
            return at < 0 || unit < 0 ? OptionalLong.empty()
                    : OptionalLong.of(Long.parseLong(all.substring(at + AVAILABLE.length(), unit).strip()) << 10);
        } catch (IOException | NumberFormatException e) {
            return OptionalLong.empty();
        }
    }

    private static OperatingSystemMXBean system() {
        return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
    }
}
