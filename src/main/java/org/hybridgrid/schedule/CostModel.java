package org.hybridgrid.schedule;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.hybridgrid.model.BoundedMap;
import org.hybridgrid.model.Labels;

/**
 * Expects what a compile takes: reference milliseconds (one slot of a node of speed 1) and memory. A compile that was seen before, here or
 * by another node that told of it, takes what it took, smoothed; another one takes what its features say, fitted to what was seen.
 * Thread-safe.
 */
public final class CostModel {

    /** History entries kept; the least recently used go. One takes about 150 bytes. */
    private static final int HISTORY = 20_000;
    /** Weight of the newest observation of the same compile. */
    private static final double NEWEST = 0.5;
    private static final double LONGEST_MS = 3_600_000;
    private static final double LARGEST_MB = 1_000_000;

    /** Of compiles that were not seen before, nine in ten take less memory than this times what is expected. */
    private static final double MARGIN_UNSEEN = 1.5;
    private static final double MARGIN_SEEN = 1.1;

    private final Regression time = new Regression(2.5, 0.35, 0.3, 0.25, 0.1, 0.5, 0);
    private final Regression memory = new Regression(2, 0.15, 0.12, 0.2, 0, 0.8, 0);
    private final Runnable learnt;
    private long lastChange;
    private final Map<Long, Known> history = BoundedMap.byUse(HISTORY);

    /**
     * @param change the number of the change that brought it
     * @param own whether it was measured here, in this life of the node or an earlier one
     */
    private record Known(double costMs, int peakMb, long change, boolean own) {
    }

    /**
     * An entry of the history.
     *
     * @param key names the compile: source and command class
     */
    public record Entry(long key, Expected took) {
    }

    /**
     * A model that has seen nothing.
     *
     * @param learnt called after each compile that was learnt from, outside this object's lock
     */
    public CostModel(Runnable learnt) {
        this.learnt = learnt;
    }

    /**
     * What a compile is expected to take.
     *
     * @param key names the compile: source and command class
     * @return a cost of at least 1 ms, and the memory to keep free for it, with a margin
     */
    public synchronized Expected expect(long key, Features features) {
        Known seen = history.get(key);
        double costMs = seen != null ? seen.costMs : Math.exp(time.predict(features.vector()));
        double peakMb = seen != null && seen.peakMb > 0
                ? MARGIN_SEEN * seen.peakMb : MARGIN_UNSEEN * Math.exp(memory.predict(features.vector()));
        return new Expected(Math.max(1, Math.min(costMs, LONGEST_MS)), (int) Math.ceil(Math.max(1, Math.min(peakMb, LARGEST_MB))));
    }

    /** Where an expectation comes from. */
    public enum Basis {
        MEASURED_HERE("it was compiled before"),
        MEASURED_ELSEWHERE("another node compiled it before"),
        FEATURES("it was never compiled: from its size, its inputs and its options");

        private final String explanation;

        Basis(String explanation) {
            this.explanation = explanation;
        }

        /** For a person. */
        public String explanation() {
            return explanation;
        }

        /** The name in JSON. */
        public String label() {
            return Labels.camelCase(name());
        }
    }

    /** What {@link #expect} goes by for this compile. */
    public synchronized Basis basis(long key) {
        Known seen = history.get(key);
        return seen == null ? Basis.FEATURES : seen.own ? Basis.MEASURED_HERE : Basis.MEASURED_ELSEWHERE;
    }

    /**
     * Learns what a compile took.
     *
     * @param took with a cost above 0; one that is none is ignored
     */
    public void learn(long key, Features features, Expected took) {
        if (took.costMs() > 0) {
            note(key, features, took);
            learnt.run();
        }
    }

    private synchronized void note(long key, Features features, Expected took) {
        // Without a look at its inputs their size is not known, and would teach that headers don't count.
        boolean looked = features.inputs() > 1;
        if (looked) {
            time.learn(features.vector(), Math.log(took.costMs()));
        }
        if (looked && took.peakMb() > 0) {
            memory.learn(features.vector(), Math.log(took.peakMb()));
        }
        Known old = history.get(key);
        history.put(key, old == null
                ? new Known(took.costMs(), took.peakMb(), ++lastChange, true)
                : new Known(old.costMs + NEWEST * (took.costMs() - old.costMs),
                        took.peakMb() > 0 ? took.peakMb() : old.peakMb, ++lastChange, true));
    }

    /**
     * Takes over what was learnt of compiles that are not known here.
     *
     * @param own whether an earlier life of this node measured it, else another node did
     */
    public synchronized void adopt(List<Entry> entries, boolean own) {
        for (Entry entry : entries) {
            if (entry.took().costMs() > 0 && !history.containsKey(entry.key())) {
                history.put(entry.key(), new Known(entry.took().costMs(), entry.took().peakMb(), ++lastChange, own));
            }
        }
    }

    /** The number of the last change; grows with every one. */
    public synchronized long lastChange() {
        return lastChange;
    }

    /**
     * What changed since that number, oldest first, at most so many of the newest.
     *
     * @param ownOnly leaves out what other nodes told
     */
    public synchronized List<Entry> changedSince(long change, int atMost, boolean ownOnly) {
        List<Map.Entry<Long, Known>> changed = new ArrayList<>();
        for (Map.Entry<Long, Known> entry : history.entrySet()) {
            if (entry.getValue().change > change && (entry.getValue().own || !ownOnly)) {
                changed.add(Map.entry(entry.getKey(), entry.getValue()));
            }
        }
        changed.sort(Comparator.comparingLong(entry -> entry.getValue().change));
        return changed.subList(Math.max(0, changed.size() - atMost), changed.size()).stream()
                .map(entry -> new Entry(entry.getKey(), new Expected(entry.getValue().costMs, entry.getValue().peakMb)))
                .toList();
    }
}
