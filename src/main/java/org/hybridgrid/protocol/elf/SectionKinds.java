package org.hybridgrid.protocol.elf;

import java.util.List;

/** What kinds of sections an object has, by the table of their names. */
record SectionKinds(List<Section> sections, byte[] names) {

    SectionKind of(Section section) {
        return SectionKind.of(names, section.name());
    }

    /** The index of the one section of this name that is no table; -1 if there is none, or more, or it is compressed. */
    int only(String name) {
        int found = -1;
        for (int i = 1; i < sections.size(); i++) {
            if (!sections.get(i).isTable() && isNamed(sections.get(i), name)) {
                if (found >= 0 || sections.get(i).isCompressed()) {
                    return -1;
                }
                found = i;
            }
        }
        return found;
    }

    private boolean isNamed(Section section, String name) {
        int at = section.name();
        int end = at + name.length();
        if (at < 0 || end >= names.length || end < 0 || names[end] != 0) {
            return false;
        }
        for (int i = 0; i < name.length(); i++) {
            if (names[at + i] != name.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /** The first relocations of a section that stand behind it; -1 if there are none. */
    int relocationsOf(int target) {
        for (int i = target + 1; i < sections.size(); i++) {
            if (sections.get(i).isRelocations() && sections.get(i).info() == target) {
                return i;
            }
        }
        return -1;
    }

    /** The kind of section that these relocations are for. */
    SectionKind ofTarget(Section relocations) {
        int target = relocations.info();
        return target >= 0 && target < sections.size() ? of(sections.get(target)) : SectionKind.OTHER;
    }
}
