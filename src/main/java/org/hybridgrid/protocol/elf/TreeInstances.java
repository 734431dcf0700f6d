package org.hybridgrid.protocol.elf;

import java.util.Arrays;

/**
 * Where in one object the trees of its unit are. What a reference refers to has two names: the index of the entry in this object, and the
 * number of the tree with the index of the entry in that, which holds for other objects, too. One thread.
 */
final class TreeInstances {

    /** A tree that has no number. */
    static final int UNKNOWN = -1;

    private int size;
    private int[] roots = new int[256];
    private int[] trees = new int[256];
    /** By tree: the root of its first instance + 1. */
    private int[] first;

    /** For trees with numbers up to about this. */
    TreeInstances(int likelyTrees) {
        first = new int[likelyTrees + 64];
    }

    /** Adds a tree behind all others. */
    void add(int root, int tree) {
        if (size == roots.length) {
            roots = Arrays.copyOf(roots, size * 2);
            trees = Arrays.copyOf(trees, size * 2);
        }
        roots[size] = root;
        trees[size++] = tree;
        if (tree != UNKNOWN) {
            if (tree >= first.length) {
                first = Arrays.copyOf(first, Math.max(tree + 1, first.length * 2));
            }
            first[tree] = first[tree] == 0 ? root + 1 : first[tree];
        }
    }

    int size() {
        return size;
    }

    int root(int instance) {
        return roots[instance];
    }

    int tree(int instance) {
        return trees[instance];
    }

    /** The instance that an entry is in or behind; -1 if there is none before it. */
    int instanceOf(int entry) {
        int found = Arrays.binarySearch(roots, 0, size, entry);
        return found >= 0 ? found : -found - 2;
    }

    /** The name of an entry that holds for other objects; NOTHING if it has none. */
    long target(int entry) {
        int instance = instanceOf(entry);
        int tree = instance < 0 ? UNKNOWN : trees[instance];
        if (tree == UNKNOWN || first[tree] != roots[instance] + 1) {
            return TreeTable.NOTHING;
        }
        return target(tree, entry - roots[instance]);
    }

    static long target(int tree, int index) {
        return (long) tree << 32 | index;
    }

    /** The entry that this is the name of; -1 if this object has not that tree. */
    int entry(long target) {
        int tree = (int) (target >> 32);
        return tree < 0 || tree >= first.length || first[tree] == 0 ? -1 : first[tree] - 1 + (int) target;
    }
}
