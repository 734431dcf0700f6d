package org.hybridgrid.protocol.elf;

import java.nio.ByteBuffer;
import java.util.Arrays;
import org.hybridgrid.protocol.MalformedMessageException;

/**
 * Rebuilds the string section of one object. References come first, in the order of which the section's order is told; when that is
 * known, their addends are. One thread.
 */
final class StringUnfolder implements StringReferences {

    private final int symbol;
    private final ByteBuffer file;
    private final StringTable table;
    /** By number: 1 + its place in the order of first use, 0 if not used. */
    private final int[] uses;
    private int[] used = new int[256];
    private int usedCount;
    /** Places of addends, and which of the used strings they point to. */
    private int[] addends = new int[256];
    private int[] targets = new int[256];
    private int addendCount;

    StringUnfolder(int symbol, ByteBuffer file, StringTable table) {
        this.symbol = symbol;
        this.file = file;
        this.table = table;
        this.uses = new int[table.size()];
    }

    @Override
    public int symbol() {
        return symbol;
    }

    @Override
    public void write(Column column, long addend) {
        throw new IllegalStateException("an unfolder only reads");
    }

    @Override
    public int number(long addend) {
        throw new IllegalStateException("an unfolder only reads");
    }

    @Override
    public int read(Column column, int at) {
        int number = column.take3();
        if (number == StringFolder.NO_STRING) {
            file.putLong(at, column.takeUnsigned());
        } else {
            set(number, at);
        }
        return number;
    }

    /** Has the addend at this place of the file point to a string. */
    void set(int number, int at) {
        if (addendCount == addends.length) {
            addends = Arrays.copyOf(addends, addendCount * 2);
            targets = Arrays.copyOf(targets, addendCount * 2);
        }
        addends[addendCount] = at;
        targets[addendCount++] = use(number);
    }

    private int use(int number) {
        if (number >= uses.length) {
            throw new MalformedMessageException("no debug string " + number);
        }
        if (uses[number] == 0) {
            if (usedCount == used.length) {
                used = Arrays.copyOf(used, usedCount * 2);
            }
            used[usedCount++] = number;
            uses[number] = usedCount;
        }
        return uses[number] - 1;
    }

    /**
     * Fills the section and the addends.
     *
     * @param unused how many strings no relocation points to
     */
    void place(byte[] object, Section section, Columns columns, long unused) {
        Column column = columns.of(Columns.Field.STRINGS);
        for (long i = 0; i < unused; i++) {
            use(column.take3());
        }
        int[] order = order(HashOrder.checkedPrime(column.takeUnsigned()), columns.of(Columns.Field.STRING_ORDER));
        long size = 0;
        for (int use : order) {
            size += table.length(used[use]) + 1;
        }
        if (size != section.fileSize()) {
            throw new MalformedMessageException("debug strings of " + size + " bytes instead of " + section.fileSize());
        }
        int[] offsets = new int[usedCount];
        int at = 0;
        for (int use : order) {
            table.copy(used[use], object, (int) section.offset() + at);
            offsets[use] = at;
            at += table.length(used[use]) + 1;
        }
        for (int i = 0; i < addendCount; i++) {
            file.putLong(addends[i], offsets[targets[i]]);
        }
    }

    /** The used strings in the order of the section. */
    private int[] order(int prime, Column passedOver) {
        int[] order = new int[usedCount];
        if (prime == HashOrder.FIRST_USE) {
            Arrays.setAll(order, i -> i);
            return order;
        }
        int[] atPlace = new int[prime];
        boolean[] taken = new boolean[prime];
        for (int i = 0; i < usedCount; i++) {
            atPlace[HashOrder.take(table.hash(used[i]), prime, passedOver.take(), taken)] = i;
        }
        int next = 0;
        for (int place = 0; place < prime; place++) {
            if (taken[place]) {
                order[next++] = atPlace[place];
            }
        }
        return order;
    }
}
