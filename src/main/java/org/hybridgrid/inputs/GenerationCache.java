package org.hybridgrid.inputs;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.ToLongFunction;

/**
 * A bounded map in two generations: when the young one has grown to half the limit, it becomes the old
 * one, and what was not asked for since the last turn goes. Thread-safe; a hit costs one or two look-ups
 * and no lock.
 */
final class GenerationCache<V> {

    private final long limit;
    private final ToLongFunction<V> weigh;
    private final AtomicLong youngWeight = new AtomicLong();
    private volatile ConcurrentHashMap<String, V> young = new ConcurrentHashMap<>();
    private volatile ConcurrentHashMap<String, V> old = new ConcurrentHashMap<>();

    /**
     * @param limit greatest sum of weights
     */
    GenerationCache(long limit, ToLongFunction<V> weigh) {
        this.limit = limit;
        this.weigh = weigh;
    }

    /** The value, or null. */
    V get(String key) {
        V value = young.get(key);
        if (value == null) {
            value = old.get(key);
            if (value != null) {
                put(key, value);
            }
        }
        return value;
    }

    void put(String key, V value) {
        V before = young.put(key, value);
        long added = weigh.applyAsLong(value) - (before == null ? 0 : weigh.applyAsLong(before));
        if (youngWeight.addAndGet(added) > limit / 2) {
            turn();
        }
    }

    private synchronized void turn() {
        if (youngWeight.get() > limit / 2) {
            old = young;
            young = new ConcurrentHashMap<>();
            youngWeight.set(0);
        }
    }
}
