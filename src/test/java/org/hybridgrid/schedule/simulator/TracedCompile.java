package org.hybridgrid.schedule.simulator;

import org.hybridgrid.schedule.Features;

/**
 * One compile of a recorded build.
 *
 * @param name source and class of its command: the key of its history
 * @param cpuMs what it took
 * @param againMs what it took in a second build
 * @param peakKib the greatest resident memory
 */
public record TracedCompile(String name, double cpuMs, double againMs, long peakKib, Features features) {

    static TracedCompile parse(String line) {
        String[] cells = line.split(",");
        Features features = new Features(Long.parseLong(cells[4]), Integer.parseInt(cells[5]), Long.parseLong(cells[6]),
                Integer.parseInt(cells[7]), cells[8].equals("1"), cells[9].equals("1"));
        return new TracedCompile(cells[0] + " " + cells[1], Double.parseDouble(cells[2]), Double.parseDouble(cells[11]),
                Long.parseLong(cells[3]), features);
    }

    TracedCompile copy(int number) {
        return number == 0 ? this : new TracedCompile(number + "/" + name, cpuMs, againMs, peakKib, features);
    }
}
