package org.hybridgrid.protocol.elf;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiPredicate;

/** Folds one object. */
final class Folder {

    private final byte[] object;
    private final ByteBuffer file;
    private final LinkMemory memory;
    private final Columns columns = Columns.empty();
    private Map<Long, Integer> newKeys = Map.of();
    private int[] locationParts;
    private int locationSymbol = -1;

    /** To fold this object, of at least a header, adding its debug strings and abbreviations to the memory. */
    Folder(byte[] object, LinkMemory memory) {
        this.object = object;
        this.memory = memory;
        this.file = ElfHeader.view(object);
    }

    /** The columns; empty if the object does not fit them. */
    Optional<byte[]> fold() {
        long headers = ElfHeader.headersOffset(file);
        int count = ElfHeader.count(file);
        int nameSection = ElfHeader.nameSection(file);
        if (headers < Section.HEADER_SIZE || nameSection >= count
                || headers != object.length - (long) count * Section.HEADER_SIZE) {
            return Optional.empty();
        }
        List<Section> sections = new ArrayList<>();
        long total = 0;
        for (int i = 0; i < count; i++) {
            Section section = Section.read(file, (int) headers + i * Section.HEADER_SIZE);
            total += section.fileSize();
            if (!fits(section, headers) || total > headers) {
                return Optional.empty();
            }
            sections.add(section);
        }
        writeHeader();
        new SectionColumns(columns).write(sections);
        new Layout(columns, nameSection).write(sections, headers);
        return writeContents(sections, nameSection) ? Optional.of(columns.toBytes()) : Optional.empty();
    }

    /** What to look trees up by that the other end knows when it has unfolded what was made here. */
    Map<Long, Integer> newKeys() {
        return newKeys;
    }

    private static boolean fits(Section section, long headers) {
        long size = section.fileSize();
        return section.offset() >= 0 && size >= 0 && size <= headers && section.offset() <= headers - size
                && (!section.isTable() || size % Section.ENTRY_SIZE == 0);
    }

    /** The header as it is, but for the offset that the layout tells. */
    private void writeHeader() {
        byte[] header = Arrays.copyOf(object, Section.HEADER_SIZE);
        ElfHeader.setHeadersOffset(ElfHeader.view(header), 0);
        columns.of(Columns.Field.HEADER).putBytes(header, 0, header.length);
    }

    private boolean writeContents(List<Section> sections, int nameSection) {
        Section nameTable = sections.get(nameSection);
        List<Section> symbols = sections.stream().filter(Section::isSymbols).toList();
        if (symbols.size() > 1 || nameTable.isTable()) {
            return false;
        }
        byte[] names = Arrays.copyOfRange(object, (int) nameTable.offset(), (int) (nameTable.offset() + nameTable.fileSize()));
        columns.contents(SectionKind.SECTION_NAMES).putBytes(names, 0, names.length);
        SectionKinds kinds = new SectionKinds(sections, names);
        symbols.forEach(table -> new SymbolColumns(columns).write(file, table));
        StringSection where = StringSection.find(kinds, file);
        StringReferences strings = foldStrings(kinds, where);
        int symbolCount = symbols.stream().mapToInt(Section::entries).sum();
        InfoSection info = InfoSection.find(kinds);
        LocationSection locations = foldLocations(kinds, info, symbolCount);
        int lines = foldLines(kinds);
        int ranges = foldRanges(kinds);
        info = foldEntries(kinds, info, strings, symbolCount);
        RelocationColumns relocations = new RelocationColumns(columns, strings, symbolCount);
        for (int i = 0; i < sections.size(); i++) {
            Section section = sections.get(i);
            if (info.has(i) || locations.has(i) || i == lines || i == ranges) {
                continue;
            }
            if (section.isRelocations()) {
                if (!relocations.write(file, section, i, kinds.ofTarget(section))) {
                    return false;
                }
            } else if (!section.isSymbols() && i != nameSection && !(i == where.index() && strings.symbol() >= 0)) {
                columns.contents(kinds.of(section)).putBytes(object, (int) section.offset(), (int) section.fileSize());
            }
        }
        return true;
    }

    private int foldLines(SectionKinds kinds) {
        return fold(kinds, LineProgram.SECTION, (tried, section) -> new LineProgram(tried).write(object, section),
                Columns.Field.LINE_FOLDED, Columns.Field.LINE_HEADER, Columns.Field.LINE_EXTENDED);
    }

    private int foldRanges(SectionKinds kinds) {
        return fold(kinds, RangeLists.SECTION, (tried, section) -> new RangeLists(tried).write(object, section),
                Columns.Field.RANGE_FOLDED, Columns.Field.RANGE_HEADER, Columns.Field.RANGE_ADDRESS);
    }

    /** The section that is written by field then, between these two; -1 if there is not one of that name, or it does not parse. */
    private int fold(SectionKinds kinds, String name, BiPredicate<Columns, Section> write, Columns.Field folds, Columns.Field from, Columns.Field to) {
        int index = kinds.only(name);
        Columns tried = Columns.empty();
        boolean folded = index >= 0 && write.test(tried, kinds.sections().get(index));
        columns.of(folds).put(folded ? 1 : 0);
        if (folded) {
            columns.take(tried, from, to);
        }
        return folded ? index : -1;
    }

    /** The sections that are written as location lists then. */
    private LocationSection foldLocations(SectionKinds kinds, InfoSection info, int symbols) {
        LocationSection where = info.info() < 0 ? LocationSection.NONE : LocationSection.find(kinds, file);
        if (where.lists() >= 0) {
            locationParts = LocationFolder.write(object, kinds, where, kinds.sections().get(info.relocations()), columns, symbols);
        }
        if (locationParts == null) {
            columns.of(Columns.Field.LOCATION_HEAD).putUnsigned(0);
            return LocationSection.NONE;
        }
        locationSymbol = where.symbol();
        return where;
    }

    /** The sections that are written as entries then. */
    private InfoSection foldEntries(SectionKinds kinds, InfoSection where, StringReferences strings, int symbols) {
        EntryFolder entries = EntryFolder.of(object, kinds, where, memory, strings, symbols);
        if (entries == null) {
            columns.of(Columns.Field.ENTRY_HEAD).putUnsigned(EntryFolder.NOT_FOLDED);
            return InfoSection.NONE;
        }
        entries.write(columns, locationSymbol, locationParts);
        newKeys = entries.newKeys();
        return where;
    }

    private StringReferences foldStrings(SectionKinds kinds, StringSection where) {
        StringTable table = memory.strings();
        int before = table.size();
        StringReferences strings = StringFolder.of(object, kinds, where, table, columns);
        if (strings.symbol() < 0) {
            table.truncate(before);
            columns.of(Columns.Field.STRINGS).putUnsigned(0);
        } else {
            byte[] added = table.since(before);
            columns.of(Columns.Field.NEW_STRINGS).putBytes(added, 0, added.length);
        }
        return strings;
    }
}
