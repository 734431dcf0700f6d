package org.hybridgrid.protocol.elf;

import java.nio.ByteBuffer;

/**
 * The section of location lists, by index.
 *
 * @param relocations its relocations; -1 if it has none
 * @param symbol by which other sections name it; -1 if there is none
 */
record LocationSection(int lists, int relocations, int symbol) {

    static final LocationSection NONE = new LocationSection(-1, -1, -1);

    /** The section of an object that has one, uncompressed, its relocations behind it; else NONE. */
    static LocationSection find(SectionKinds kinds, ByteBuffer file) {
        int lists = kinds.only(".debug_loclists");
        return lists < 0 || kinds.sections().get(lists).fileSize() < LocationLists.HEADER_SIZE ? NONE
                : new LocationSection(lists, kinds.relocationsOf(lists), StringSection.symbol(kinds, file, lists));
    }

    boolean has(int index) {
        return index >= 0 && (index == lists || index == relocations);
    }
}
