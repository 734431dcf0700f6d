package org.hybridgrid.protocol.elf;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.BitSet;

/**
 * Replaces the strings of one object by their numbers: where relocations point to them, and, for those to which none points, in a list.
 * What is left of the section is the order of its strings. One thread.
 */
final class StringFolder implements StringReferences {

    /** Three bytes that are no number: an addend follows that is not the start of a string. */
    static final int NO_STRING = 0xffffff;

    private static final int MOST_STRINGS = 1 << 16;

    private final int symbol;
    /** Offsets in the section, ascending, and the numbers of the strings there. */
    private final int[] starts;
    private final int[] numbers;
    /** By offset: 1 + the index of the string that starts there. */
    private final int[] indexAt;
    /** Indexes of {@link #starts} in the order of first use; from referenced on they are not used. */
    private final int[] order;
    private int referenced;

    private StringFolder(int symbol, int[] starts) {
        this.symbol = symbol;
        this.starts = starts;
        this.numbers = new int[starts.length];
        this.indexAt = new int[starts[starts.length - 1] + 1];
        for (int i = 0; i < starts.length; i++) {
            indexAt[starts[i]] = i + 1;
        }
        this.order = new int[starts.length];
    }

    /**
     * A folder of the strings of this object, which are in the table then and their order in the columns. NONE if they do not fit; the
     * table may have grown all the same.
     */
    static StringReferences of(byte[] object, SectionKinds kinds, StringSection where, StringTable table, Columns columns) {
        if (where.index() < 0) {
            return NONE;
        }
        Section section = kinds.sections().get(where.index());
        int from = (int) section.offset();
        int[] starts = starts(object, from, (int) section.fileSize());
        if (starts == null) {
            return NONE;
        }
        StringFolder folder = new StringFolder(where.symbol(), starts);
        folder.findFirstUses(ElfHeader.view(object), kinds);
        return folder.number(object, from, from + (int) section.fileSize(), table) && folder.writeOrder(table, columns) ? folder : NONE;
    }

    private static int[] starts(byte[] object, int from, int size) {
        int count = 0;
        for (int i = from; i < from + size; i++) {
            count += object[i] == 0 ? 1 : 0;
        }
        if (object[from + size - 1] != 0 || count > MOST_STRINGS) {
            return null;
        }
        int[] starts = new int[count];
        int next = 1;
        for (int i = 0; next < count; i++) {
            if (object[from + i] == 0) {
                starts[next++] = i + 1;
            }
        }
        return starts;
    }

    private void findFirstUses(ByteBuffer file, SectionKinds kinds) {
        boolean[] used = new boolean[starts.length];
        for (Section table : kinds.sections()) {
            int end = table.isRelocations() ? (int) (table.offset() + table.size()) : 0;
            for (int at = (int) table.offset(); at < end; at += Section.ENTRY_SIZE) {
                int index = file.getInt(at + 12) == symbol ? indexOf(file.getLong(at + 16)) : -1;
                if (index >= 0 && !used[index]) {
                    used[index] = true;
                    order[referenced++] = index;
                }
            }
        }
        int next = referenced;
        for (int i = 0; i < used.length; i++) {
            if (!used[i]) {
                order[next++] = i;
            }
        }
    }

    private int indexOf(long addend) {
        return addend < 0 || addend >= indexAt.length ? -1 : indexAt[(int) addend] - 1;
    }

    /** New strings get their numbers in the order of use, so that references count up. False if a string comes twice. */
    private boolean number(byte[] object, int from, int end, StringTable table) {
        BitSet seen = new BitSet();
        for (int index : order) {
            int start = from + starts[index];
            int next = index + 1 < starts.length ? from + starts[index + 1] : end;
            int number = table.add(object, start, next - start - 1);
            if (number < 0 || seen.get(number)) {
                return false;
            }
            seen.set(number);
            numbers[index] = number;
        }
        return true;
    }

    private boolean writeOrder(StringTable table, Columns columns) {
        boolean firstUse = true;
        for (int i = 0; i < order.length; i++) {
            firstUse &= order[i] == i;
        }
        int[] hashes = Arrays.stream(numbers).map(table::hash).toArray();
        int prime = firstUse ? HashOrder.FIRST_USE : HashOrder.prime(hashes);
        int[] places = firstUse || hashes.length > prime ? null : HashOrder.places(hashes, prime);
        if (!firstUse && places == null) {
            return false;
        }
        Column column = columns.of(Columns.Field.STRINGS);
        column.putUnsigned(1 + starts.length - referenced);
        for (int i = referenced; i < order.length; i++) {
            column.put3(numbers[order[i]]);
        }
        column.putUnsigned(prime);
        if (!firstUse) {
            boolean[] taken = new boolean[prime];
            for (int index : order) {
                columns.of(Columns.Field.STRING_ORDER).put(HashOrder.passedOver(hashes[index], prime, places[index], taken));
            }
        }
        return true;
    }

    @Override
    public int symbol() {
        return symbol;
    }

    @Override
    public void write(Column column, long addend) {
        int number = number(addend);
        column.put3(number < 0 ? NO_STRING : number);
        if (number < 0) {
            column.putUnsigned(addend);
        }
    }

    @Override
    public int number(long addend) {
        int index = indexOf(addend);
        return index < 0 ? -1 : numbers[index];
    }

    @Override
    public int read(Column column, int at) {
        throw new IllegalStateException("a folder only writes");
    }
}
