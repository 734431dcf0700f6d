package org.hybridgrid.protocol.elf;

/**
 * What both ends of a link know of the objects that crossed it. The folding end and the unfolding end learn the same from each folded
 * object, in the order in which they cross. One for each link and direction; one thread.
 */
public final class LinkMemory {

    private final StringTable strings = new StringTable();
    private final DeclarationTable declarations = new DeclarationTable();
    private final TreeTable trees = new TreeTable();
    private final TreeKeys keys = new TreeKeys();

    /** How much there is of everything. */
    record Mark(int strings, int declarations, int trees, int files) {
    }

    StringTable strings() {
        return strings;
    }

    DeclarationTable declarations() {
        return declarations;
    }

    TreeTable trees() {
        return trees;
    }

    /** Of use at the folding end only. */
    TreeKeys keys() {
        return keys;
    }

    Mark mark() {
        return new Mark(strings.size(), declarations.size(), trees.size(), trees.fileCount());
    }

    /** Forgets what was learned since the mark was set. */
    void reset(Mark mark) {
        strings.truncate(mark.strings());
        declarations.truncate(mark.declarations());
        trees.truncate(mark.trees(), mark.files());
    }
}
