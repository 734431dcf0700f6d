package org.hybridgrid.protocol.elf;

/**
 * References of entries that are written out: to the root of a numbered tree by its number, to others by the distance in entries; from a
 * concrete function to the abstract one by the distance from the last such. One thread.
 */
final class ReferenceColumns {

    private static final int TYPE = 0x49;
    private static final int ABSTRACT_ORIGIN = 0x31;
    /** Three bytes that are no number of a tree. */
    private static final int NO_TREE = 0xffffff;

    private final Column types;
    private final Column others;
    private final Column distances;
    private final Column origins;
    private long lastOrigin;

    ReferenceColumns(Columns columns) {
        types = columns.of(Columns.Field.ENTRY_TYPE);
        others = columns.of(Columns.Field.ENTRY_REFERENCE);
        distances = columns.of(Columns.Field.ENTRY_DISTANCE);
        origins = columns.of(Columns.Field.ENTRY_ORIGIN);
    }

    /**
     * Writes a reference.
     *
     * @param from the entry that has it
     * @param to the entry it refers to
     * @param target a name of that, or NOTHING
     */
    void put(int attribute, int from, int to, long target) {
        if (attribute == ABSTRACT_ORIGIN) {
            origins.putSigned(to - lastOrigin);
            lastOrigin = to;
        } else {
            putFar(attribute == TYPE ? types : others, from, to, target);
        }
    }

    void putFar(Column column, int from, int to, long target) {
        boolean root = target != TreeTable.NOTHING && (int) target == 0;
        column.put3(root ? (int) (target >> 32) : NO_TREE);
        if (!root) {
            distances.putSigned((long) to - from);
        }
    }

    /** What an entry refers to: an entry's index if {@code isEntry}, else a name. */
    record Target(boolean isEntry, long value) {
    }

    Target take(int attribute, int from) {
        if (attribute == ABSTRACT_ORIGIN) {
            lastOrigin += origins.takeSigned();
            return new Target(true, lastOrigin);
        }
        return takeFar(attribute == TYPE ? types : others, from);
    }

    Target takeFar(Column column, int from) {
        int tree = column.take3();
        return tree == NO_TREE ? new Target(true, from + distances.takeSigned()) : new Target(false, TreeInstances.target(tree, 0));
    }
}
