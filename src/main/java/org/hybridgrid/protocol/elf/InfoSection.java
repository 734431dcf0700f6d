package org.hybridgrid.protocol.elf;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The sections that debug information entries need, by index.
 *
 * @param info the entries
 * @param relocations theirs
 * @param abbreviations theirs
 */
record InfoSection(int info, int relocations, int abbreviations) {

    private static final byte[] INFO = ".debug_info\0".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] ABBREVIATIONS = ".debug_abbrev\0".getBytes(StandardCharsets.US_ASCII);

    static final InfoSection NONE = new InfoSection(-1, -1, -1);

    /** The sections of an object that has each once, uncompressed, relocations behind what they are for; else NONE. */
    static InfoSection find(SectionKinds kinds) {
        int info = -1;
        int abbreviations = -1;
        for (int i = 1; i < kinds.sections().size(); i++) {
            Section section = kinds.sections().get(i);
            if (!section.isTable() && !section.isCompressed()) {
                if (isNamed(kinds.names(), section.name(), INFO)) {
                    if (info >= 0) {
                        return NONE;
                    }
                    info = i;
                } else if (isNamed(kinds.names(), section.name(), ABBREVIATIONS)) {
                    if (abbreviations >= 0) {
                        return NONE;
                    }
                    abbreviations = i;
                }
            }
        }
        for (int i = info + 1; info >= 0 && abbreviations >= 0 && i < kinds.sections().size(); i++) {
            Section section = kinds.sections().get(i);
            if (section.isRelocations() && section.info() == info) {
                return new InfoSection(info, i, abbreviations);
            }
        }
        return NONE;
    }

    private static boolean isNamed(byte[] names, int at, byte[] name) {
        return at >= 0 && at <= names.length - name.length && Arrays.equals(names, at, at + name.length, name, 0, name.length);
    }

    /** Whether the section's content is told by its entries. */
    boolean has(int index) {
        return index == info || index == relocations || index == abbreviations;
    }
}
