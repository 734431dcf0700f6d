package org.hybridgrid.protocol.elf;

import java.util.Arrays;
import org.hybridgrid.protocol.MalformedMessageException;

/** Rebuilds the location lists of one object: reads what {@link LocationFolder} writes. One thread. */
final class LocationUnfolder {

    private final LocationColumns columns;
    private final SectionWriter section;
    private final int start;
    private final EntryRelocations relocations;
    private int[] parts = new int[64];
    private int count;

    private LocationUnfolder(LocationColumns columns, SectionWriter section, EntryRelocations relocations) {
        this.columns = columns;
        this.section = section;
        this.start = section.at();
        this.relocations = relocations;
    }

    /**
     * Fills the sections.
     *
     * @param narrowType the type of 4-byte relocations
     * @return where in the section each part begins, ascending
     */
    static int[] read(byte[] object, SectionKinds kinds, LocationSection where, int narrowType, Columns columns, int symbols) {
        if (where.lists() < 0) {
            throw new MalformedMessageException("location lists without their section");
        }
        LocationColumns lists = new LocationColumns(columns, symbols);
        int wideType = lists.head.takeInt();
        EntryRelocations relocations = where.relocations() < 0 ? EntryRelocations.NONE
                : new EntryRelocations(ElfHeader.view(object), kinds.sections().get(where.relocations()), narrowType, wideType);
        LocationUnfolder unfolder =
                new LocationUnfolder(lists, new SectionWriter(object, kinds.sections().get(where.lists())), relocations);
        unfolder.readParts();
        unfolder.section.end();
        relocations.end();
        return Arrays.copyOf(unfolder.parts, unfolder.count);
    }

    private void readParts() {
        section.take(columns.head, LocationLists.HEADER_SIZE);
        for (int part = columns.parts.takeInt(); part != LocationLists.NO_PART; part = columns.parts.takeInt()) {
            switch (part) {
                case LocationLists.LIST -> readList();
                case LocationLists.VIEWS_AND_LIST -> {
                    readViews(2 * columns.ranges());
                    readList();
                }
                default -> readViews(part - LocationLists.VIEWS);
            }
        }
    }

    private void beginPart() {
        if (count == parts.length) {
            parts = Arrays.copyOf(parts, count * 2);
        }
        parts[count++] = section.at() - start;
    }

    private void readViews(int views) {
        beginPart();
        columns.beginViews();
        for (int left = views; left > 0; left--) {
            section.putUnsigned(columns.takeView());
        }
    }

    private void readList() {
        beginPart();
        columns.bounds.beginList();
        for (int kind = columns.kinds.take(); kind != LocationLists.END_OF_LIST; kind = columns.kinds.take()) {
            section.putNumber(kind, 1);
            switch (kind) {
                case LocationLists.BASE_ADDRESS -> address();
                case LocationLists.OFFSET_PAIR -> {
                    long from = columns.bounds.takeStart();
                    section.putUnsigned(from);
                    section.putUnsigned(columns.bounds.takeEnd(from));
                    block();
                }
                case LocationLists.DEFAULT_LOCATION -> block();
                case LocationLists.START_LENGTH -> {
                    int symbol = address();
                    long length = columns.takeLength();
                    section.putUnsigned(length);
                    if (symbol >= 0) {
                        columns.addresses.pass(symbol, length);
                    }
                    block();
                }
                default -> throw new MalformedMessageException("a location list entry " + kind);
            }
        }
        section.putNumber(LocationLists.END_OF_LIST, 1);
    }

    private int address() {
        int symbol = columns.addresses.takeSymbol();
        long value = columns.addresses.take(symbol);
        if (symbol >= 0) {
            relocations.add(section.at() - start, relocations.type(Relocations.WIDE), symbol, value);
        }
        section.putNumber(symbol >= 0 ? 0 : value, Relocations.WIDE);
        return symbol;
    }

    private void block() {
        BlockRelocations.read(Form.EXPRESSION, section, start, relocations, columns.blocks, columns.blocks, columns.inBlocks);
    }
}
