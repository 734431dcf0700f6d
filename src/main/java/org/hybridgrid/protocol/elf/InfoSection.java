package org.hybridgrid.protocol.elf;

/**
 * The sections that debug information entries need, by index.
 *
 * @param info the entries
 * @param relocations theirs
 * @param abbreviations theirs
 */
record InfoSection(int info, int relocations, int abbreviations) {

    static final InfoSection NONE = new InfoSection(-1, -1, -1);

    /** The sections of an object that has each once, uncompressed, relocations behind what they are for; else NONE. */
    static InfoSection find(SectionKinds kinds) {
        int info = kinds.only(".debug_info");
        int abbreviations = kinds.only(".debug_abbrev");
        int relocations = info < 0 ? -1 : kinds.relocationsOf(info);
        return abbreviations < 0 || relocations < 0 ? NONE : new InfoSection(info, relocations, abbreviations);
    }

    /** Whether the section's content is told by its entries. */
    boolean has(int index) {
        return index == info || index == relocations || index == abbreviations;
    }
}
