package org.hybridgrid.protocol.elf;

import org.hybridgrid.protocol.MalformedMessageException;

/**
 * A table of range lists (DWARF 5, sections 2.17.3 and 7.28) as columns: the header as it is, kinds of entries, starts as the distance from
 * the end of the range before, lengths. Relocated addresses are 0 and stay where they are. One thread.
 */
final class RangeLists {

    static final String SECTION = ".debug_rnglists";

    private static final int HEADER_SIZE = 12;
    private static final int END_OF_LIST = 0;
    private static final int OFFSET_PAIR = 4;
    private static final int BASE_ADDRESS = 5;
    private static final int START_LENGTH = 7;
    private static final int ADDRESS_SIZE = 8;

    private final Column headers;
    private final Column kinds;
    private final Column lengths;
    private final Column addresses;
    private final Ranges ranges;

    RangeLists(Columns columns) {
        headers = columns.of(Columns.Field.RANGE_HEADER);
        kinds = columns.of(Columns.Field.RANGE_KIND);
        lengths = columns.of(Columns.Field.RANGE_LENGTH);
        addresses = columns.of(Columns.Field.RANGE_ADDRESS);
        ranges = new Ranges(columns.of(Columns.Field.RANGE_START), lengths);
    }

    /** Writes the section; false if it is no such table, and then columns are of no use. */
    boolean write(byte[] object, Section section) {
        Column bytes = new Column(object, (int) section.offset(), (int) (section.offset() + section.fileSize()));
        try {
            bytes.skip(HEADER_SIZE);
            headers.putBytes(object, (int) section.offset(), HEADER_SIZE);
            while (bytes.size() > 0) {
                write(bytes);
            }
            return true;
        } catch (MalformedMessageException e) {
            return false;
        }
    }

    private void write(Column bytes) {
        int kind = bytes.take();
        kinds.put(kind);
        switch (kind) {
            case END_OF_LIST -> ranges.beginList();
            case OFFSET_PAIR -> {
                long start = bytes.takeShortest();
                ranges.put(start, bytes.takeShortest());
            }
            case BASE_ADDRESS, START_LENGTH -> {
                int from = bytes.at();
                bytes.skip(ADDRESS_SIZE);
                addresses.putBytes(bytes.array(), from, ADDRESS_SIZE);
                if (kind == START_LENGTH) {
                    lengths.putUnsigned(bytes.takeShortest());
                }
            }
            default -> throw new MalformedMessageException("a range list entry " + kind);
        }
    }

    void read(byte[] object, Section section) {
        SectionWriter target = new SectionWriter(object, section);
        target.take(headers, HEADER_SIZE);
        while (!target.isFull()) {
            read(target);
        }
    }

    private void read(SectionWriter target) {
        int kind = kinds.take();
        target.putNumber(kind, 1);
        switch (kind) {
            case END_OF_LIST -> ranges.beginList();
            case OFFSET_PAIR -> {
                long start = ranges.takeStart();
                target.putUnsigned(start);
                target.putUnsigned(ranges.takeEnd(start));
            }
            case BASE_ADDRESS, START_LENGTH -> {
                target.take(addresses, ADDRESS_SIZE);
                if (kind == START_LENGTH) {
                    target.putUnsigned(lengths.takeUnsigned());
                }
            }
            default -> throw new MalformedMessageException("a range list entry " + kind);
        }
    }
}
