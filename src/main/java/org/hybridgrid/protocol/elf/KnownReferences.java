package org.hybridgrid.protocol.elf;

/**
 * The references of a known tree in one object. They are what the table says, with exceptions: their number, then for each how many
 * references lie between it and the last, and what it refers to.
 */
final class KnownReferences {

    private final EntryList entries;
    private final TreeInstances instances;
    private final TreeTable table;
    private final int tree;
    private final int root;

    KnownReferences(EntryList entries, TreeInstances instances, TreeTable table, int instance) {
        this.entries = entries;
        this.instances = instances;
        this.table = table;
        this.tree = instances.tree(instance);
        this.root = instances.root(instance);
    }

    void write(Column exceptions, ReferenceColumns columns) {
        exceptions.putUnsigned(visit(null, null));
        visit(exceptions, columns);
    }

    /** Writes the exceptions, if there is where to. Their number. */
    private int visit(Column exceptions, ReferenceColumns columns) {
        int count = 0;
        int index = 0;
        int last = -1;
        for (int entry = root; entry < entries.next(root); entry++) {
            Shape shape = entries.shape(entry);
            for (int i = 0; shape != null && i < shape.kinds().length; i++) {
                if (shape.kinds()[i] == Form.REFERENCE && shape.attributes()[i] != EntryList.SIBLING) {
                    int to = (int) entries.value(entries.valueIndex(entry, i));
                    if (instances.entry(table.reference(tree, index)) != to) {
                        count++;
                        if (exceptions != null) {
                            exceptions.putUnsigned(index - last - 1);
                            columns.putFar(exceptions, root, to, instances.target(to));
                        }
                        last = index;
                    }
                    index++;
                }
            }
        }
        return count;
    }
}
