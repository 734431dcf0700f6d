package org.hybridgrid.protocol.elf;

import java.util.BitSet;

/**
 * Tells trees apart. One with a name is told by its content; one without, as a pointer is, by what it refers to as well, and what that
 * refers to. Two trees of one hash cost bytes and no more. One thread.
 */
final class TreeHashes {

    private static final int DEPTH = 5;
    private static final int MOST_REFERENCES = 8;

    private final EntryList entries;
    private final TreeInstances trees;
    private final BitSet shareable = new BitSet();
    private final long[] contents;
    /** By depth and tree; 0 where not known yet. */
    private final long[][] keys;

    TreeHashes(EntryList entries, TreeInstances trees, TreeContent content) {
        this.entries = entries;
        this.trees = trees;
        contents = new long[trees.size()];
        keys = new long[DEPTH + 1][trees.size()];
        for (int i = 0; i < contents.length; i++) {
            Shape shape = entries.shape(trees.root(i));
            if (shape != null && !shape.isContainer() && content.read(trees.root(i))) {
                shareable.set(i);
                contents[i] = content.bytes().hash();
            }
        }
    }

    boolean isShareable(int tree) {
        return shareable.get(tree);
    }

    long key(int tree) {
        return key(tree, DEPTH);
    }

    private long key(int tree, int depth) {
        int root = trees.root(tree);
        if (!shareable.get(tree) || depth == 0 || entries.shape(root).isNamed()) {
            return contents[tree];
        }
        if (keys[depth][tree] != 0) {
            return keys[depth][tree];
        }
        long key = contents[tree];
        int followed = 0;
        for (int entry = root; entry < entries.next(root) && followed < MOST_REFERENCES; entry++) {
            Shape shape = entries.shape(entry);
            for (int i = 0; shape != null && i < shape.kinds().length; i++) {
                if (shape.kinds()[i] == Form.REFERENCE && shape.attributes()[i] != EntryList.SIBLING) {
                    int to = (int) entries.value(entries.valueIndex(entry, i));
                    int target = trees.instanceOf(to);
                    key = mix(mix(key, target == tree ? 1 : key(target, depth - 1)), to - trees.root(target));
                    followed++;
                }
            }
        }
        keys[depth][tree] = key;
        return key;
    }

    private static long mix(long hash, long value) {
        long mixed = (hash ^ value + 0x9e3779b97f4a7c15L + (hash << 6) + (hash >>> 2)) * 0xff51afd7ed558ccdL;
        return mixed ^ mixed >>> 33;
    }
}
