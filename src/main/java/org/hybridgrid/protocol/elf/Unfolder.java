package org.hybridgrid.protocol.elf;

import java.nio.ByteBuffer;
import java.util.List;
import org.hybridgrid.protocol.MalformedMessageException;

/** Unfolds one object. Nothing is believed: sizes are checked before anything of them is allocated. */
final class Unfolder {

    private final LinkMemory memory;
    private final Columns columns;

    /** To unfold this message, from which the memory learns. */
    Unfolder(byte[] folded, LinkMemory memory) {
        this.memory = memory;
        this.columns = Columns.of(folded);
    }

    byte[] unfold() {
        byte[] header = new byte[Section.HEADER_SIZE];
        columns.of(Columns.Field.HEADER).takeBytes(header, 0, header.length);
        ByteBuffer view = ElfHeader.view(header);
        int nameSection = ElfHeader.nameSection(view);
        int count = ElfHeader.count(view);
        if (nameSection >= count) {
            throw new MalformedMessageException("no section " + nameSection + " of names");
        }
        List<Section> sections = new SectionColumns(columns).read(count);
        int headers = (int) new Layout(columns, nameSection).read(sections, ObjectFolding.LARGEST);
        byte[] object = new byte[headers + count * Section.HEADER_SIZE];
        ByteBuffer file = ElfHeader.view(object);
        file.put(0, header);
        ElfHeader.setHeadersOffset(file, headers);
        for (int i = 0; i < count; i++) {
            sections.get(i).write(file, headers + i * Section.HEADER_SIZE);
        }
        readContents(object, sections, nameSection);
        return object;
    }

    private void readContents(byte[] object, List<Section> sections, int nameSection) {
        ByteBuffer file = ElfHeader.view(object);
        Section nameTable = sections.get(nameSection);
        byte[] names = new byte[(int) nameTable.fileSize()];
        columns.contents(SectionKind.SECTION_NAMES).takeBytes(names, 0, names.length);
        System.arraycopy(names, 0, object, (int) nameTable.offset(), names.length);
        SectionKinds kinds = new SectionKinds(sections, names);
        int symbols = sections.stream().filter(Section::isSymbols).mapToInt(Section::entries).max().orElse(0);
        sections.stream().filter(Section::isSymbols).forEach(section -> new SymbolColumns(columns).read(file, section));
        long strings = columns.of(Columns.Field.STRINGS).takeUnsigned();
        StringSection where = strings == 0 ? StringSection.NONE : StringSection.find(kinds, file);
        memory.strings().append(columns.of(Columns.Field.NEW_STRINGS).rest());
        StringUnfolder unfolder = new StringUnfolder(where.symbol(), file, memory.strings());
        int unitHeader = columns.of(Columns.Field.ENTRY_HEAD).takeInt();
        InfoSection info = unitHeader == EntryFolder.NOT_FOLDED ? InfoSection.NONE : InfoSection.find(kinds);
        long locationHead = columns.of(Columns.Field.LOCATION_HEAD).takeInt();
        LocationSection locations = locationHead == 0 ? LocationSection.NONE : LocationSection.find(kinds, file);
        int[] locationParts = locationHead == 0 ? new int[0]
                : LocationUnfolder.read(object, kinds, locations, (int) locationHead - 1, columns, symbols);
        int lines = columns.of(Columns.Field.LINE_FOLDED).take() == 0 ? -1 : kinds.only(LineProgram.SECTION);
        if (lines >= 0) {
            new LineProgram(columns).read(object, sections.get(lines));
        }
        int ranges = columns.of(Columns.Field.RANGE_FOLDED).take() == 0 ? -1 : kinds.only(RangeLists.SECTION);
        if (ranges >= 0) {
            new RangeLists(columns).read(object, sections.get(ranges));
        }
        RelocationColumns relocations = new RelocationColumns(columns, unfolder, symbols);
        for (int i = 0; i < sections.size(); i++) {
            Section section = sections.get(i);
            if (i == info.relocations()) {
                EntryColumns entries = new EntryColumns(columns, symbols);
                entries.offsets.setParts(locations.symbol(), locationParts);
                UnitUnfolder.read(object, kinds, info, unitHeader, memory, unfolder, columns, entries);
            } else if (info.has(i) || locations.has(i) || i == lines || i == ranges) {
                continue;
            } else if (section.isRelocations()) {
                relocations.read(file, section, i, kinds.ofTarget(section));
            } else if (!section.isSymbols() && i != nameSection && i != where.index()) {
                columns.contents(kinds.of(section)).takeBytes(object, (int) section.offset(), (int) section.fileSize());
            }
        }
        if (where.index() >= 0) {
            unfolder.place(object, sections.get(where.index()), columns, strings - 1);
        }
    }
}
