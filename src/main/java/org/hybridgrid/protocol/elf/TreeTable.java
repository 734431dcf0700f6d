package org.hybridgrid.protocol.elf;

import java.util.Arrays;

/**
 * Trees of debug information entries that both ends of a link know, by number: a structure that a header declares is in every object whose
 * source includes it. A tree is kept as the shapes and values of its entries; what it refers to is kept as the tree and the entry in it
 * that it referred to when it was new, which mostly holds again. One thread.
 */
final class TreeTable {

    /** What a reference that is not known refers to. */
    static final long NOTHING = -1;

    private static final int MOST_TREES = 1 << 18;
    private static final int MOST_BYTES = 8 * 1024 * 1024;
    private static final int MOST_REFERENCES = 1 << 20;

    private byte[] contents = new byte[1024];
    private int[] starts = new int[64];
    private int[] files = new int[64];
    private int size;
    private long[] references = new long[64];
    private int[] firstReferences = new int[64];
    private int fileCount = 1;

    int size() {
        return size;
    }

    /** Numbers of files that trees were declared in are below this; 0 stands for none. */
    int fileCount() {
        return fileCount;
    }

    boolean hasRoom(long bytes, long moreReferences, int trees) {
        return size + trees < MOST_TREES && starts[size] + bytes <= MOST_BYTES && firstReferences[size] + moreReferences <= MOST_REFERENCES;
    }

    /** Adds a tree for which there is room. */
    void add(Column content, int file, long[] targets, int from, int to) {
        int length = content.size();
        int end = starts[size];
        if (contents.length - end < length) {
            contents = Arrays.copyOf(contents, Math.max(contents.length * 2, end + length));
        }
        content.copyTo(contents, end);
        int firstReference = firstReferences[size];
        if (references.length - firstReference < to - from) {
            references = Arrays.copyOf(references, Math.max(references.length * 2, firstReference + to - from));
        }
        System.arraycopy(targets, from, references, firstReference, to - from);
        files[size++] = file;
        fileCount = Math.max(fileCount, file + 1);
        if (size == files.length) {
            files = Arrays.copyOf(files, size * 2);
            starts = Arrays.copyOf(starts, size * 2);
            firstReferences = Arrays.copyOf(firstReferences, size * 2);
        }
        starts[size] = end + length;
        firstReferences[size] = firstReference + to - from;
    }

    Column content(int tree) {
        return new Column(contents, starts[tree], starts[tree + 1]);
    }

    boolean hasContent(int tree, Column content) {
        return content.equalsRange(contents, starts[tree], starts[tree + 1]);
    }

    /** The file that its entries were declared in; 0 if they tell none. */
    int file(int tree) {
        return files[tree];
    }

    /** What the tree's reference of this index refers to: see {@link TreeInstances#target}. NOTHING if there are fewer. */
    long reference(int tree, int index) {
        int at = firstReferences[tree] + index;
        return at < firstReferences[tree + 1] ? references[at] : NOTHING;
    }

    /** Forgets all but the first trees. */
    void truncate(int newSize, int newFileCount) {
        size = newSize;
        fileCount = newFileCount;
    }
}
