package org.hybridgrid.protocol.elf;

import org.hybridgrid.protocol.MalformedMessageException;

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
        long head = columns.blockLengths.takeInt();
        int length = (int) (head / 2);
        section.putLength(kind, length);
        int from = section.at();
        section.take(columns.blocks, length);
        long last = from - sectionStart;
        long end = last + length;
        for (int left = head % 2 == 0 ? 0 : columns.blockLengths.takeInt(); left > 0; left--) {
            int place = columns.blockLengths.takeInt();
            long offset = last + place / 2;
            int width = place % 2 == 0 ? Relocations.NARROW : Relocations.WIDE;
            if (offset > end - width) {
                throw new MalformedMessageException("a relocation behind its block");
            }
            int symbol = columns.inBlocks.takeSymbol();
            relocations.add(offset, width, symbol, columns.inBlocks.take(symbol));
            last = offset + width;
        }
        return from;
    }

    @Override
    public PointerColumns pointers(int kind) {
        return kind == Form.ADDRESS ? columns.addresses : kind == Form.SECTION_OFFSET ? columns.offsets : columns.lineStrings;
    }
}
