package org.hybridgrid.protocol.elf;

import org.hybridgrid.protocol.MalformedMessageException;

/** Entries of a tree that is known, in the form of {@link TreeContent}. One thread. */
final class KnownEntries implements EntrySource {

    private final TreeTable table;
    private final int tree;
    private final Column content;
    private final long file;
    private int references;

    /**
     * The entries of this tree.
     *
     * @param file the object's number of the file that they were declared in
     */
    KnownEntries(TreeTable table, int tree, long file) {
        this.table = table;
        this.tree = tree;
        this.content = table.content(tree);
        this.file = file;
    }

    @Override
    public int shape() {
        return content.takeInt() - 1;
    }

    @Override
    public long constant(int attribute) {
        return attribute == EntryColumns.DECLARATION_FILE ? file : content.takeUnsigned();
    }

    @Override
    public long number(int attribute, int kind) {
        return kind == Form.SIGNED ? content.takeSigned() : content.takeUnsigned();
    }

    @Override
    public int string(StringUnfolder strings, int addendAt) {
        int number = content.takeInt();
        strings.set(number, addendAt);
        return number;
    }

    @Override
    public ReferenceColumns.Target reference(int attribute, int entry) {
        return new ReferenceColumns.Target(false, table.reference(tree, references++));
    }

    @Override
    public void inline(SectionWriter section) {
        section.take(content, content.takeInt());
    }

    @Override
    public int block(int kind, SectionWriter section, int sectionStart, EntryRelocations relocations) {
        int length = content.takeInt();
        section.putLength(kind, length);
        int from = section.at();
        section.take(content, length);
        return from;
    }

    @Override
    public PointerColumns pointers(int kind) {
        throw new MalformedMessageException("a known tree with an address");
    }
}
