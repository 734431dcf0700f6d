package org.hybridgrid.schedule;

import java.util.HashMap;
import java.util.Map;

/**
 * How much slot time a worker gave to each initiator lately. What is long ago is forgotten, so that nobody saves up a claim over night. Owned by
 * one worker; not thread-safe.
 */
public final class ServedTime {

    /** Milliseconds after which the past counts for 1/e. */
    private static final double MEMORY_MS = 30_000;

    private final Map<String, Double> served = new HashMap<>();
    private double atMs;

    /** An action of the initiator had a slot for so long. */
    public void served(String initiator, double slotMs, double nowMs) {
        forget(nowMs);
        served.merge(initiator, slotMs, Double::sum);
    }

    /** Milliseconds of slots, those of long ago counted less. */
    public double of(String initiator, double nowMs) {
        forget(nowMs);
        return served.getOrDefault(initiator, 0.0);
    }

    private void forget(double nowMs) {
        double keep = Math.exp(-(nowMs - atMs) / MEMORY_MS);
        atMs = nowMs;
        served.replaceAll((initiator, ms) -> ms * keep);
        served.values().removeIf(ms -> ms < 0.1);
    }
}
