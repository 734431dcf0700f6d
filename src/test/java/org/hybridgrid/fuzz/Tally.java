package org.hybridgrid.fuzz;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What a fuzzer has seen: how often each kind of ending, and every difference. */
final class Tally {

    private final Map<String, Integer> endings = new TreeMap<>();
    private final List<String> differences = new ArrayList<>();

    void ended(String how) {
        endings.merge(how, 1, Integer::sum);
    }

    void differs(String what) {
        differences.add(what);
        ended("DIFFERENT");
    }

    int count(String how) {
        return endings.getOrDefault(how, 0);
    }

    List<String> differences() {
        return differences;
    }

    @Override
    public String toString() {
        return endings.toString();
    }
}
