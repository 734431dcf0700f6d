package org.hybridgrid.protocol.elf;

import java.util.HashMap;
import java.util.Map;

/** By what the folding end finds the trees that it has sent. One thread. */
final class TreeKeys {

    private final Map<Long, Integer> trees = new HashMap<>();

    /** The tree that has this key; -1 if there is none. */
    int find(long key) {
        return trees.getOrDefault(key, -1);
    }

    void putAll(Map<Long, Integer> more) {
        trees.putAll(more);
    }
}
