package org.hybridgrid.protocol.elf;

import java.nio.ByteBuffer;
import java.util.Arrays;
import org.hybridgrid.protocol.MalformedMessageException;

/** Writes the location lists of one object as columns. One thread. */
final class LocationFolder {

    private final byte[] object;
    private final int start;
    private final int end;
    private final Relocations relocations;
    private final LocationColumns columns;

    private LocationFolder(byte[] object, Section section, Relocations relocations, LocationColumns columns) {
        this.object = object;
        this.start = (int) section.offset();
        this.end = start + (int) section.fileSize();
        this.relocations = relocations;
        this.columns = columns;
    }

    /**
     * Writes the lists, if they can be, to empty columns.
     *
     * @param entries the relocations of what refers to the lists
     * @return where in the section each part begins, ascending; null if nothing was written
     */
    static int[] write(byte[] object, SectionKinds kinds, LocationSection where, Section entries, Columns columns, int symbols) {
        Columns tried = Columns.empty();
        Section section = kinds.sections().get(where.lists());
        ByteBuffer file = ElfHeader.view(object);
        Relocations relocations = where.relocations() < 0 ? Relocations.NONE
                : new Relocations(file, kinds.sections().get(where.relocations()), symbols);
        try {
            LocationFolder folder = new LocationFolder(object, section, relocations, new LocationColumns(tried, symbols));
            int[] parts = parts(file, entries, where.symbol(), section.fileSize());
            folder.writeParts(parts);
            columns.of(Columns.Field.LOCATION_HEAD).putUnsigned(1 + (long) relocations.type(Relocations.NARROW));
            columns.of(Columns.Field.LOCATION_HEAD).putUnsigned(relocations.type(Relocations.WIDE));
            columns.take(tried, Columns.Field.LOCATION_HEAD, Columns.Field.LOCATION_BLOCK_ADDEND);
            return parts;
        } catch (MalformedMessageException e) {
            return null;
        }
    }

    private static int[] parts(ByteBuffer file, Section entries, int symbol, long size) {
        int[] parts = new int[entries.entries()];
        int count = 0;
        int at = (int) entries.offset();
        for (int i = entries.entries(); i > 0; i--, at += Section.ENTRY_SIZE) {
            long addend = file.getLong(at + 16);
            if (file.getInt(at + 12) == symbol && addend >= LocationLists.HEADER_SIZE && addend < size) {
                parts[count++] = (int) addend;
            }
        }
        return Arrays.stream(parts, 0, count).sorted().distinct().toArray();
    }

    private void writeParts(int[] parts) {
        columns.head.putBytes(object, start, LocationLists.HEADER_SIZE);
        int first = parts.length == 0 ? end - start : parts[0];
        if (first != LocationLists.HEADER_SIZE) {
            throw new MalformedMessageException("lists that nothing refers to");
        }
        for (int i = 0; i < parts.length; i++) {
            int from = start + parts[i];
            int to = i + 1 < parts.length ? start + parts[i + 1] : end;
            if (ranges(from, to) >= 0) {
                columns.parts.putUnsigned(LocationLists.LIST);
                writeList(new Column(object, from, to));
                continue;
            }
            int views = writeViews(from, to);
            int listEnd = i + 2 < parts.length ? start + parts[i + 2] : end;
            if (i + 1 < parts.length && views == 2 * ranges(to, listEnd)) {
                columns.parts.putUnsigned(LocationLists.VIEWS_AND_LIST);
                writeList(new Column(object, to, listEnd));
                i++;
            } else {
                columns.parts.putUnsigned((long) LocationLists.VIEWS + views);
            }
        }
        columns.parts.putUnsigned(LocationLists.NO_PART);
        if (!relocations.isAtEnd()) {
            throw new MalformedMessageException("a relocation of no address");
        }
    }

    /** How many ranges there are if the bytes are one list to their end; else -1. */
    private int ranges(int from, int to) {
        Column bytes = new Column(object, from, to);
        int ranges = 0;
        try {
            while (true) {
                int kind = bytes.take();
                ranges += kind == LocationLists.BASE_ADDRESS ? 0 : 1;
                switch (kind) {
                    case LocationLists.END_OF_LIST -> {
                        return bytes.size() == 0 ? ranges - 1 : -1;
                    }
                    case LocationLists.BASE_ADDRESS -> bytes.skip(8);
                    case LocationLists.OFFSET_PAIR -> {
                        bytes.takeUnsigned();
                        bytes.takeUnsigned();
                        bytes.skip(bytes.takeInt());
                    }
                    case LocationLists.DEFAULT_LOCATION -> bytes.skip(bytes.takeInt());
                    case LocationLists.START_LENGTH -> {
                        bytes.skip(8);
                        bytes.takeUnsigned();
                        bytes.skip(bytes.takeInt());
                    }
                    default -> {
                        return -1;
                    }
                }
            }
        } catch (MalformedMessageException e) {
            return -1;
        }
    }

    private void writeList(Column bytes) {
        columns.bounds.beginList();
        for (int kind = bytes.take(); kind != LocationLists.END_OF_LIST; kind = bytes.take()) {
            columns.kinds.put(kind);
            switch (kind) {
                case LocationLists.BASE_ADDRESS -> address(bytes);
                case LocationLists.OFFSET_PAIR -> {
                    long from = bytes.takeShortest();
                    columns.bounds.put(from, bytes.takeShortest());
                    block(bytes);
                }
                case LocationLists.DEFAULT_LOCATION -> block(bytes);
                default -> {
                    int relocation = address(bytes);
                    long length = bytes.takeShortest();
                    columns.putLength(length);
                    if (relocation >= 0) {
                        columns.addresses.pass(relocations.symbol(relocation), length);
                    }
                    block(bytes);
                }
            }
        }
        columns.kinds.put(LocationLists.END_OF_LIST);
    }

    private int address(Column bytes) {
        int relocation = relocations.take(bytes.at() - start, Relocations.WIDE);
        long value = bytes.takeNumber(Relocations.WIDE);
        if (relocation < 0) {
            columns.addresses.put(value);
        } else if (value == 0) {
            columns.addresses.put(relocations.symbol(relocation), relocations.addend(relocation));
        } else {
            throw new MalformedMessageException("a relocated value that is not 0");
        }
        return relocation;
    }

    private void block(Column bytes) {
        int length = (int) Math.min(bytes.takeShortest(), Integer.MAX_VALUE);
        int from = bytes.at();
        int first = relocations.next();
        bytes.skip(length);
        relocations.skip((long) bytes.at() - start);
        BlockRelocations.write(object, from, length, from - start, relocations, first, columns.blocks, columns.blocks, columns.inBlocks);
    }

    /** Writes the views; their number. */
    private int writeViews(int from, int to) {
        Column bytes = new Column(object, from, to);
        int count = 0;
        columns.beginViews();
        while (bytes.size() > 0) {
            columns.putView(bytes.takeShortest());
            count++;
        }
        return count;
    }
}
