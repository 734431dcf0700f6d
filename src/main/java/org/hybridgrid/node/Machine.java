package org.hybridgrid.node;

import java.lang.management.ManagementFactory;

/** What this machine, or the container that the node runs in, has to offer. */
final class Machine {

    private Machine() {
    }

    /** CPUs that may be used: cores, affinity and the cgroup's quota (rounded up) counted in by the JVM. */
    static int cores() {
        return Runtime.getRuntime().availableProcessors();
    }

    /** Memory in MiB, by the cgroup's limit where there is one. */
    static int memoryMb() {
        var system = ManagementFactory.getPlatformMXBean(com.sun.management.OperatingSystemMXBean.class);
        return (int) (system.getTotalMemorySize() >> 20);
    }
}
