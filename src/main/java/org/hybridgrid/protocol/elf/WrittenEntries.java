package org.hybridgrid.protocol.elf;

/** Entries that are written out: reads what {@link EntryWriter} writes. One thread. */
final class WrittenEntries implements EntrySource {

    private final EntryColumns columns;
    private final ReferenceColumns references;

    WrittenEntries(EntryColumns columns, ReferenceColumns references) {
        this.columns = columns;
        this.references = references;
    }

    @Override
    public int shape() {
        return columns.takeShape();
    }

    @Override
    public long constant(int attribute) {
        return columns.takeConstant(attribute);
    }

    @Override
    public long number(int attribute, int kind) {
        return columns.takeNumber(attribute, kind);
    }

    @Override
    public int string(StringUnfolder strings, int addendAt) {
        return strings.read(columns.names, addendAt);
    }

    @Override
    public ReferenceColumns.Target reference(int attribute, int entry) {
        return references.take(attribute, entry);
    }

    @Override
    public void inline(SectionWriter section) {
        section.take(columns.inline, columns.inline.stringLength());
    }

    @Override
    public int block(int kind, SectionWriter section, int sectionStart, EntryRelocations relocations) {
        return BlockRelocations.read(kind, section, sectionStart, relocations, columns.blockLengths, columns.blocks, columns.inBlocks);
    }

    @Override
    public PointerColumns pointers(int kind) {
        return kind == Form.ADDRESS ? columns.addresses : kind == Form.SECTION_OFFSET ? columns.offsets : columns.lineStrings;
    }
}
