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

    private final Cgroup groups = Cgroup.of(Path.of("/"));

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

    /** MiB of memory that nobody uses now, by the cgroup's limit where there is one. */
    int freeMemoryMb() {
        long free = available().orElseGet(() -> system().getFreeMemorySize());
        return (int) (Math.min(free, groups.memoryLeft().orElse(free)) >> 20);
    }

    /** What the kernel says it could give without swapping. */
    private static OptionalLong available() {
        try {
            return Files.readAllLines(MEMORY).stream().filter(line -> line.startsWith("MemAvailable:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")) << 10).findFirst();
        } catch (IOException | NumberFormatException e) {
            return OptionalLong.empty();
        }
    }

    private static OperatingSystemMXBean system() {
        return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
    }
}
