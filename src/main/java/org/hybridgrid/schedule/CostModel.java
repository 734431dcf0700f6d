package org.hybridgrid.schedule;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Expects what a compile takes, in reference milliseconds (one slot of a node of speed 1). A compile that was seen before
 * takes what it took, smoothed; another one takes what its features say, fitted to what was seen. Thread-safe.
 */
public final class CostModel {

    /** History entries kept; the least recently used go. One takes about 150 bytes. */
    private static final int HISTORY = 20_000;
    /** Weight of the newest observation of the same compile. */
    private static final double NEWEST = 0.5;

    private final Regression regression = new Regression(2.5, 0.35, 0.3, 0.25, 0.1, 0.5);
    private final Map<String, Double> history = new LinkedHashMap<>(256, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Double> eldest) {
            return size() > HISTORY;
        }
    };

    /**
     * The expected cost.
     *
     * @param key names the compile: source and command class
     * @return reference milliseconds, at least 1
     */
    public synchronized double expect(String key, Features features) {
        Double seen = history.get(key);
        double expected = seen != null ? seen : Math.exp(regression.predict(features.vector()));
        return Math.max(1, Math.min(expected, 3_600_000));
    }

    /** Whether this very compile was seen before. */
    public synchronized boolean knows(String key) {
        return history.containsKey(key);
    }

    /**
     * Learns what a compile took.
     *
     * @param milliseconds reference milliseconds, above 0
     */
    public synchronized void learn(String key, Features features, double milliseconds) {
        if (!(milliseconds > 0)) {
            return;
        }
        regression.learn(features.vector(), Math.log(milliseconds));
        history.merge(key, milliseconds, (old, now) -> old + NEWEST * (now - old));
    }

    /** A copy of the history, oldest first. */
    public synchronized Map<String, Double> history() {
        return new LinkedHashMap<>(history);
    }

    /** Takes over a history, e.g. of an earlier life of the node. */
    public synchronized void restore(Map<String, Double> entries) {
        history.putAll(entries);
    }
}
