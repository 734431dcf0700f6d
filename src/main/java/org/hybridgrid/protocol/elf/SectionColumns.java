package org.hybridgrid.protocol.elf;

import java.util.ArrayList;
import java.util.List;

/** Section headers as columns, without their offsets, which {@link Layout} knows. */
final class SectionColumns {

    private static final Section BEFORE_FIRST = new Section(0, 0, 0, 0, 0, 0, 0, 0, 0, 0);

    private final Column names;
    private final Column types;
    private final Column links;
    private final Column sizes;

    SectionColumns(Columns columns) {
        names = columns.of(Columns.Field.SECTION_NAME);
        types = columns.of(Columns.Field.SECTION_TYPE);
        links = columns.of(Columns.Field.SECTION_LINK);
        sizes = columns.of(Columns.Field.SECTION_SIZE);
    }

    void write(List<Section> sections) {
        Section previous = BEFORE_FIRST;
        for (int i = 0; i < sections.size(); i++) {
            Section section = sections.get(i);
            names.putSigned((long) section.name() - previous.name());
            types.putUnsigned(Integer.toUnsignedLong(section.type()));
            types.putUnsigned(section.flags());
            types.putUnsigned(section.address());
            types.putUnsigned(section.alignment());
            types.putUnsigned(section.entrySize());
            links.putSigned((long) section.link() - previous.link());
            links.putSigned((long) section.info() - likelyInfo(section.isRelocations(), i));
            sizes.putUnsigned(section.isTable() ? section.size() / Section.ENTRY_SIZE : section.size());
            previous = section;
        }
    }

    List<Section> read(int count) {
        List<Section> sections = new ArrayList<>();
        Section previous = BEFORE_FIRST;
        for (int i = 0; i < count; i++) {
            int name = previous.name() + (int) names.takeSigned();
            Section head = new Section(name, (int) types.takeUnsigned(), types.takeUnsigned(), types.takeUnsigned(), 0, 0, 0, 0,
                    types.takeUnsigned(), types.takeUnsigned());
            int link = previous.link() + (int) links.takeSigned();
            int info = likelyInfo(head.isRelocations(), i) + (int) links.takeSigned();
            long size = sizes.takeUnsigned() * (head.isTable() ? Section.ENTRY_SIZE : 1);
            Section section = new Section(name, head.type(), head.flags(), head.address(), 0, size, link, info, head.alignment(),
                    head.entrySize());
            sections.add(section);
            previous = section;
        }
        return sections;
    }

    /** Assemblers put relocations right behind the section they are for. */
    private static int likelyInfo(boolean relocations, int index) {
        return relocations ? index - 1 : 0;
    }
}
