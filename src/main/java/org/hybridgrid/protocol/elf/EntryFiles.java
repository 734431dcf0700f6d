package org.hybridgrid.protocol.elf;

import java.util.HashMap;
import java.util.Map;

/**
 * Files that entries say they were declared in. Each object numbers them as it likes; trees number those of the link. Which is which is
 * learned from the trees that both have. One thread.
 */
final class EntryFiles {

    private final Map<Integer, Long> here = new HashMap<>();
    private final Map<Long, Integer> everywhere = new HashMap<>();
    private int next;

    /** For one object; new files get numbers from here on. */
    EntryFiles(int next) {
        this.next = next;
    }

    /** The object's number of a file; null if it is not known yet. */
    Long here(int file) {
        return here.get(file);
    }

    /** Notes the object's number of a file. */
    void put(int file, long number) {
        here.put(file, number);
        everywhere.putIfAbsent(number, file);
    }

    /** The number of a file by the object's, a new one if it is not known. */
    int everywhere(long number) {
        Integer known = everywhere.get(number);
        if (known == null) {
            known = next++;
            put(known, number);
        }
        return known;
    }
}
