package org.hybridgrid.node;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.function.Function;

/**
 * What the control groups that this process is in allow it, of both versions. The JVM knows most of it too, but rounds a CPU quota up to whole
 * CPUs, and a node with 0.15 of one must know. A limit further up counts as well: a container's is often not in its own group.
 *
 * <p>Formats: Linux, {@code Documentation/admin-guide/cgroup-v2.rst} and {@code cgroup-v1/memory.rst}, {@code scheduler/sched-bwc.rst},
 * {@code proc_pid_mountinfo(5)}. What can't be read sets no limit.
 */
final class Cgroup {

    /** Version 1 writes the largest multiple of a page for "no limit". */
    private static final long NO_LIMIT = 1L << 60;

    private final List<Path> cpu;
    private final List<Path> memory;
    /** Whether memory is controlled by version 2. */
    private final boolean unified;

    private Cgroup(List<Path> cpu, List<Path> memory, boolean unified) {
        this.cpu = cpu;
        this.memory = memory;
        this.unified = unified;
    }

    /**
     * The groups of this process.
     *
     * @param root the file system's root; another one in tests
     */
    static Cgroup of(Path root) {
        List<String> groups = lines(root.resolve("proc/self/cgroup"));
        List<String> mounts = lines(root.resolve("proc/self/mountinfo"));
        List<Path> unified = along(root, groups, mounts, "cgroup2", "");
        List<Path> cpu = along(root, groups, mounts, "cgroup", "cpu");
        List<Path> memory = along(root, groups, mounts, "cgroup", "memory");
        return new Cgroup(cpu.isEmpty() ? unified : cpu, memory.isEmpty() ? unified : memory, memory.isEmpty());
    }

    /** The group's directory and those above it, as far as they can be seen. */
    private static List<Path> along(Path root, List<String> groups, List<String> mounts, String type, String controller) {
        List<Path> found = new ArrayList<>();
        for (String mount : mounts) {
            String[] halves = mount.split(" - ", 2);
            String[] words = halves[0].split(" ");
            String[] about = halves.length == 2 ? halves[1].split(" ") : new String[0];
            if (words.length < 5 || about.length < 3 || !about[0].equals(type)
                    || !controller.isEmpty() && !List.of(about[2].split(",")).contains(controller)) {
                continue;
            }
            Path top = root.resolve(words[4].substring(1));
            for (Path at = top.resolve(below(words[3], group(groups, controller))).normalize();
                    at != null && at.startsWith(top); at = at.getParent()) {
                if (Files.isDirectory(at)) {
                    found.add(at);
                }
            }
            break;
        }
        return found;
    }

    /** The group's path, from a line like {@code 3:cpu,cpuacct:/docker/ab12}; version 2 names no controller. */
    private static String group(List<String> groups, String controller) {
        for (String line : groups) {
            String[] words = line.split(":", 3);
            if (words.length == 3
                    && (controller.isEmpty() ? words[1].isEmpty() : List.of(words[1].split(",")).contains(controller))) {
                return words[2];
            }
        }
        return "/";
    }

    /** Where a group is below the mount: a container sees its own group at the mount's root, yet may read its full name. */
    private static String below(String mountRoot, String group) {
        String rest = mountRoot.equals("/") ? group : group.startsWith(mountRoot) ? group.substring(mountRoot.length()) : "";
        return rest.contains("..") ? "" : rest.replaceFirst("^/+", "");
    }

    /** CPUs that may be used on the average, above 0; empty if there is no limit. */
    OptionalDouble cpus() {
        return cpu.stream().flatMap(at -> cpus(at).stream().boxed()).mapToDouble(Double::doubleValue).min();
    }

    private static OptionalDouble cpus(Path at) {
        double quota;
        double period;
        try {
            if (Files.exists(at.resolve("cpu.max"))) {
                String[] words = Files.readString(at.resolve("cpu.max")).strip().split(" ");
                quota = Double.parseDouble(words[0].equals("max") ? "-1" : words[0]);
                period = Double.parseDouble(words[1]);
            } else {
                quota = number(at.resolve("cpu.cfs_quota_us"));
                period = number(at.resolve("cpu.cfs_period_us"));
            }
        } catch (IOException | RuntimeException e) {
            return OptionalDouble.empty();
        }
        return quota > 0 && period > 0 ? OptionalDouble.of(quota / period) : OptionalDouble.empty();
    }

    /** The smallest memory limit, in bytes; empty if there is none. */
    OptionalLong memory() {
        return smallest(this::limit);
    }

    /** Bytes that may still be taken before a limit is reached, file cache that the kernel would give back not counted; empty if there is none. */
    OptionalLong memoryLeft() {
        return smallest(at -> {
            OptionalLong limit = limit(at);
            return limit.isPresent() ? OptionalLong.of(Math.max(0, limit.getAsLong() - used(at))) : limit;
        });
    }

    private OptionalLong smallest(Function<Path, OptionalLong> bytes) {
        return memory.stream().map(bytes).filter(OptionalLong::isPresent).mapToLong(OptionalLong::getAsLong).min();
    }

    private OptionalLong limit(Path at) {
        try {
            long bytes = number(at.resolve(unified ? "memory.max" : "memory.limit_in_bytes"));
            return bytes < NO_LIMIT ? OptionalLong.of(bytes) : OptionalLong.empty();
        } catch (IOException | NumberFormatException e) {
            return OptionalLong.empty(); // the root of version 2 has no such file; others may say "max"
        }
    }

    private long used(Path at) {
        try {
            String reclaimable = unified ? "inactive_file " : "total_inactive_file ";
            long cache = lines(at.resolve("memory.stat")).stream().filter(line -> line.startsWith(reclaimable))
                    .mapToLong(line -> Long.parseLong(line.substring(reclaimable.length()))).findFirst().orElse(0);
            return number(at.resolve(unified ? "memory.current" : "memory.usage_in_bytes")) - cache;
        } catch (IOException | NumberFormatException e) {
            return 0;
        }
    }

    private static long number(Path file) throws IOException {
        return Long.parseLong(Files.readString(file).strip());
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            return List.of();
        }
    }
}
