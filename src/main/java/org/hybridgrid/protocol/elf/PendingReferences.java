package org.hybridgrid.protocol.elf;

import java.nio.ByteBuffer;
import java.util.Arrays;
import org.hybridgrid.protocol.MalformedMessageException;

/** References that are written when all entries have their places, since many refer to later ones. One thread. */
final class PendingReferences {

    private int size;
    private int[] places = new int[256];
    private long[] targets = new long[256];
    private boolean[] isEntry = new boolean[256];

    /** Adds a reference at this place of the file. */
    void add(int place, ReferenceColumns.Target target) {
        if (size == places.length) {
            places = Arrays.copyOf(places, size * 2);
            targets = Arrays.copyOf(targets, size * 2);
            isEntry = Arrays.copyOf(isEntry, size * 2);
        }
        places[size] = place;
        size++;
        set(size - 1, target);
    }

    void set(int index, ReferenceColumns.Target target) {
        targets[index] = target.value();
        isEntry[index] = target.isEntry();
    }

    int size() {
        return size;
    }

    /** The index of the entry that a reference refers to; of those there are so many. */
    int entry(int index, TreeInstances instances, int entries) {
        long entry = isEntry[index] ? targets[index] : instances.entry(targets[index]);
        if (entry < 0 || entry >= entries) {
            throw new MalformedMessageException("a reference to no entry");
        }
        return (int) entry;
    }

    void write(ByteBuffer file, TreeInstances instances, int[] offsets, int entries) {
        for (int i = 0; i < size; i++) {
            file.putInt(places[i], offsets[entry(i, instances, entries)]);
        }
    }
}
