package org.hybridgrid.model;

import java.util.LinkedHashMap;
import java.util.Map;

/** A map that forgets its eldest entry when it has too many. Not thread-safe. */
public final class BoundedMap<K, V> extends LinkedHashMap<K, V> {

    private static final long serialVersionUID = 1;

    private final int most;

    private BoundedMap(int most, boolean byUse) {
        super(16, 0.75f, byUse);
        this.most = most;
    }

    /** The eldest is the one that was put first. */
    public static <K, V> BoundedMap<K, V> byAge(int most) {
        return new BoundedMap<>(most, false);
    }

    /** The eldest is the one whose last use, by {@code get} or {@code put}, is the longest ago. */
    public static <K, V> BoundedMap<K, V> byUse(int most) {
        return new BoundedMap<>(most, true);
    }

    @Override
    protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
        return size() > most;
    }
}
