package org.hybridgrid.protocol.elf;

/** Sections whose bytes resemble each other, across sections and objects; told by the name, since types tell little. */
enum SectionKind {
    SECTION_NAMES(".shstrtab"),
    SYMBOL_NAMES(".strtab"),
    GROUP(".group"),
    TEXT(".text"),
    READ_ONLY(".rodata"),
    DATA(".data"),
    FRAMES(".eh_frame"),
    DEBUG_ABBREVIATIONS(".debug_abbrev"),
    DEBUG_ENTRIES(".debug_info"),
    DEBUG_LINES(".debug_line"),
    DEBUG_LOCATIONS(".debug_loc"),
    DEBUG_RANGES(".debug_rnglists"),
    DEBUG_MACROS(".debug_macro"),
    DEBUG_STRINGS(".debug_str"),
    DEBUG_OTHER(".debug_"),
    OTHER("");

    private static final SectionKind[] ALL = values();

    private final byte[] prefix;

    SectionKind(String prefix) {
        this.prefix = prefix.getBytes(java.nio.charset.StandardCharsets.US_ASCII);
    }

    /** The first kind whose prefix the name at this place of the table of names has; every name has that of OTHER. */
    static SectionKind of(byte[] names, int at) {
        for (SectionKind kind : ALL) {
            if (kind.begins(names, at)) {
                return kind;
            }
        }
        return OTHER;
    }

    private boolean begins(byte[] names, int at) {
        if (at < 0 || at > names.length - prefix.length) {
            return false;
        }
        for (int i = 0; i < prefix.length; i++) {
            if (names[at + i] != prefix[i]) {
                return false;
            }
        }
        return true;
    }
}
