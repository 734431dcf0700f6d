package org.hybridgrid.schedule.simulator;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The compiles of a recorded build, in the order in which make began them. {@code perf/record} writes the files. */
public record Trace(String name, List<TracedCompile> compiles) {

    /** Where the recorded builds are kept. */
    static final Path DIRECTORY = Path.of("perf", "traces");

    static Trace read(String name) throws IOException {
        List<String> lines = Files.readAllLines(DIRECTORY.resolve(name + ".csv"));
        return new Trace(name, lines.stream().skip(1).map(TracedCompile::parse).toList());
    }

    /** A project so many times as large: each compile is followed by its copies, of sources of their own. */
    Trace times(int count) {
        List<TracedCompile> all = new ArrayList<>();
        for (TracedCompile compile : compiles) {
            for (int i = 0; i < count; i++) {
                all.add(compile.copy(i));
            }
        }
        return new Trace(name + (count == 1 ? "" : " x " + count), all);
    }

    /** So many times that the work would take this many times as long as the longest compile, on this much capacity. */
    Trace fillingUp(double capacity, double longests) {
        return times((int) Math.max(1, Math.ceil(longests * capacity * longestMs() / totalMs())));
    }

    double totalMs() {
        return compiles.stream().mapToDouble(TracedCompile::cpuMs).sum();
    }

    double longestMs() {
        return compiles.stream().mapToDouble(TracedCompile::cpuMs).max().orElse(0);
    }
}
