package org.hybridgrid.node;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CgroupTest {

    @TempDir
    Path root;

    @Test
    void shouldReadTheQuotaOfVersionTwo() throws IOException {
        file("proc/self/cgroup", "0::/system.slice/node.service\n");
        file("proc/self/mountinfo", "30 23 0:26 / /sys/fs/cgroup rw,nosuid - cgroup2 cgroup2 rw,nsdelegate\n");
        file("sys/fs/cgroup/system.slice/node.service/cpu.max", "15000 100000\n");
        assertEquals(OptionalDouble.of(0.15), Cgroup.of(root).cpus());
    }

    @Test
    void shouldCountTheLimitsFurtherUp() throws IOException {
        file("proc/self/cgroup", "0::/a/b\n");
        file("proc/self/mountinfo", "30 23 0:26 / /sys/fs/cgroup rw - cgroup2 cgroup2 rw\n");
        file("sys/fs/cgroup/a/cpu.max", "50000 100000\n");
        file("sys/fs/cgroup/a/b/cpu.max", "max 100000\n");
        file("sys/fs/cgroup/a/memory.max", "1000000\n");
        file("sys/fs/cgroup/a/memory.current", "700000\n");
        file("sys/fs/cgroup/a/memory.stat", "anon 500000\ninactive_file 150000\n");
        file("sys/fs/cgroup/a/b/memory.max", "max\n");
        Cgroup group = Cgroup.of(root);
        assertEquals(OptionalDouble.of(0.5), group.cpus());
        assertEquals(OptionalLong.of(1_000_000), group.memory());
        assertEquals(OptionalLong.of(450_000), group.memoryLeft());
    }

    @Test
    void shouldReadVersionOneInAContainerThatReadsItsFullName() throws IOException {
        file("proc/self/cgroup", "4:memory:/docker/ab12\n3:cpu,cpuacct:/docker/ab12\n0::/\n");
        file("proc/self/mountinfo", """
                32 31 0:29 /docker/ab12 /sys/fs/cgroup/cpu ro - cgroup cgroup rw,cpu,cpuacct
                35 31 0:32 /docker/ab12 /sys/fs/cgroup/memory ro - cgroup cgroup rw,memory
                """);
        file("sys/fs/cgroup/cpu/cpu.cfs_quota_us", "33000\n");
        file("sys/fs/cgroup/cpu/cpu.cfs_period_us", "100000\n");
        file("sys/fs/cgroup/memory/memory.limit_in_bytes", "536870912\n");
        file("sys/fs/cgroup/memory/memory.usage_in_bytes", "100000000\n");
        file("sys/fs/cgroup/memory/memory.stat", "cache 1\ntotal_inactive_file 10000000\n");
        Cgroup group = Cgroup.of(root);
        assertEquals(OptionalDouble.of(0.33), group.cpus());
        assertEquals(OptionalLong.of(536_870_912), group.memory());
        assertEquals(OptionalLong.of(446_870_912), group.memoryLeft());
    }

    @Test
    void shouldFindNoLimitWhereNoneIsSet() throws IOException {
        file("proc/self/cgroup", "1:cpu:/\n2:memory:/\n");
        file("proc/self/mountinfo", """
                32 31 0:29 / /sys/fs/cgroup/cpu rw - cgroup cgroup rw,cpu
                35 31 0:32 / /sys/fs/cgroup/memory rw - cgroup cgroup rw,memory
                """);
        file("sys/fs/cgroup/cpu/cpu.cfs_quota_us", "-1\n");
        file("sys/fs/cgroup/cpu/cpu.cfs_period_us", "100000\n");
        file("sys/fs/cgroup/memory/memory.limit_in_bytes", "9223372036854771712\n");
        Cgroup group = Cgroup.of(root);
        assertEquals(OptionalDouble.empty(), group.cpus());
        assertEquals(OptionalLong.empty(), group.memory());
    }

    @Test
    void shouldFindNoLimitWhereThereAreNoGroups() {
        assertTrue(Cgroup.of(root).cpus().isEmpty());
        assertTrue(Cgroup.of(root).memoryLeft().isEmpty());
    }

    private void file(String name, String text) throws IOException {
        Path file = root.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
