package org.hybridgrid.protocol.elf;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.hybridgrid.protocol.MalformedMessageException;

/**
 * Where sections are in the file. GNU as puts contents first, then symbols and their names, relocations, section names and the section
 * headers, each aligned and in the order of their headers: such a layout costs one byte. Any other is written as the order of the
 * sections in the file and their distances from that.
 */
final class Layout {

    private static final int USUAL = 0;
    private static final int EXPLICIT = 1;

    private final Column column;
    private final int nameSection;

    /**
     * A layout to be written to or read from these columns.
     *
     * @param nameSection the index of the section of section names
     */
    Layout(Columns columns, int nameSection) {
        this.column = columns.of(Columns.Field.LAYOUT);
        this.nameSection = nameSection;
    }

    /** Writes the offsets of these sections and that of the table of their headers. */
    void write(List<Section> sections, long headers) {
        int[] usual = usualOrder(sections);
        if (isUsual(sections, usual, headers)) {
            column.put(USUAL);
            return;
        }
        column.put(EXPLICIT);
        int[] order = IntStream.of(usual).boxed()
                .sorted(Comparator.comparingLong(i -> sections.get(i).offset())).mapToInt(i -> i).toArray();
        int previous = 0;
        long position = Section.HEADER_SIZE;
        for (int index : order) {
            Section section = sections.get(index);
            column.putSigned(index - previous - 1);
            column.putSigned(section.offset() - section.alignedFrom(position));
            position = section.offset() + section.fileSize();
            previous = index;
        }
        column.putSigned(headers - align8(position));
    }

    private boolean isUsual(List<Section> sections, int[] order, long headers) {
        long position = Section.HEADER_SIZE;
        for (int index : order) {
            Section section = sections.get(index);
            if (section.offset() != section.alignedFrom(position)) {
                return false;
            }
            position = section.offset() + section.fileSize();
        }
        return headers == align8(position);
    }

    /**
     * Sets the offsets of these sections.
     *
     * @return the offset of their headers; every section lies between the file's header and that
     * @throws MalformedMessageException if there is no such layout within the limit
     */
    long read(List<Section> sections, int limit) {
        boolean explicit = column.take() != USUAL;
        int[] usual = usualOrder(sections);
        long position = Section.HEADER_SIZE;
        int previous = 0;
        for (int step = 0; step < usual.length; step++) {
            long index = explicit ? previous + 1 + column.takeSigned() : usual[step];
            if (index <= 0 || index >= sections.size()) {
                throw new MalformedMessageException("no section " + index);
            }
            Section section = sections.get((int) index);
            long offset = section.alignedFrom(position) + (explicit ? column.takeSigned() : 0);
            position = checked(checked(offset, limit) + checked(section.fileSize(), limit), limit);
            sections.set((int) index, section.at(offset));
            previous = (int) index;
        }
        long headers = checked(align8(position) + (explicit ? column.takeSigned() : 0), limit);
        for (Section section : sections) {
            if (checked(section.fileSize(), limit) + section.offset() > headers) {
                throw new MalformedMessageException("a section behind the section headers");
            }
        }
        return headers;
    }

    private static long checked(long value, int limit) {
        if (value < 0 || value > limit) {
            throw new MalformedMessageException("a section that ends at " + value);
        }
        return value;
    }

    /** All but the first section, which is none. */
    private int[] usualOrder(List<Section> sections) {
        int symbolNames = sections.stream().filter(Section::isSymbols).mapToInt(Section::link).findFirst().orElse(-1);
        List<List<Integer>> ranks = List.of(new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        for (int i = 1; i < sections.size(); i++) {
            Section section = sections.get(i);
            int rank = i == nameSection ? 4 : section.isRelocations() ? 3 : i == symbolNames ? 2 : section.isSymbols() ? 1 : 0;
            ranks.get(rank).add(i);
        }
        return ranks.stream().flatMapToInt(rank -> rank.stream().mapToInt(i -> i)).toArray();
    }

    private static long align8(long position) {
        return position + 7 & -8;
    }
}
