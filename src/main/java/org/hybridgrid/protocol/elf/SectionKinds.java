package org.hybridgrid.protocol.elf;

import java.util.List;

/** What kinds of sections an object has, by the table of their names. */
record SectionKinds(List<Section> sections, byte[] names) {

    SectionKind of(Section section) {
        return SectionKind.of(names, section.name());
    }

    /** The kind of section that these relocations are for. */
    SectionKind ofTarget(Section relocations) {
        int target = relocations.info();
        return target >= 0 && target < sections.size() ? of(sections.get(target)) : SectionKind.OTHER;
    }
}
