package org.hybridgrid.protocol.elf;

import java.util.Map;
import org.hybridgrid.protocol.MalformedMessageException;

/** Writes the debug information entries of one object as columns. One thread. */
final class EntryFolder {

    /** In {@link Columns.Field#ENTRY_HEAD}: the sections are written as they are. */
    static final int NOT_FOLDED = 0;
    /** What {@link Columns.Field#ENTRY_TREE} tells of the next tree of a container; from KNOWN on, its distance from the likely one. */
    static final int END = 0;
    static final int WRITTEN = 1;
    static final int NEW = 2;
    static final int KNOWN = 3;

    private final EntryList entries;
    private final TreeTable table;
    private final StringReferences strings;
    private final TreePlan plan;
    private final TreeInstances instances;
    private final int knownDeclarations;
    private final byte[] header;
    private final int headerRelocation;
    private final int symbols;

    private EntryFolder(EntryList entries, LinkMemory memory, StringReferences strings, int knownDeclarations, byte[] header,
            int headerRelocation, int symbols) {
        this.entries = entries;
        this.table = memory.trees();
        this.strings = strings;
        this.knownDeclarations = knownDeclarations;
        this.header = header;
        this.headerRelocation = headerRelocation;
        this.symbols = symbols;
        this.plan = new TreePlan(entries, table, memory.keys(), strings);
        this.instances = plan.instances();
    }

    /** Parses the entries; null if they are not to be folded. Abbreviations that are new are in the memory then. */
    static EntryFolder of(byte[] object, SectionKinds kinds, InfoSection where, LinkMemory memory, StringReferences strings, int symbols) {
        if (where.info() < 0 || strings.symbol() < 0) {
            return null;
        }
        int known = memory.declarations().size();
        try {
            Section abbreviationSection = kinds.sections().get(where.abbreviations());
            Section info = kinds.sections().get(where.info());
            Abbreviations abbreviations = Abbreviations.parse(object, (int) abbreviationSection.offset(),
                    (int) abbreviationSection.fileSize(), memory.declarations());
            Relocations relocations = new Relocations(ElfHeader.view(object), kinds.sections().get(where.relocations()), symbols);
            byte[] header = UnitHeader.read(object, info);
            int place = UnitHeader.abbreviationsOffset(header.length);
            int relocation = relocations.take(place, Relocations.NARROW);
            EntryList entries = new EntryList(object, info, abbreviations, relocations, header.length);
            checkAbbreviations(entries);
            return new EntryFolder(entries, memory, strings, known, header, relocation, symbols);
        } catch (MalformedMessageException e) {
            memory.declarations().truncate(known);
            return null;
        }
    }

    private static void checkAbbreviations(EntryList entries) {
        long[] constants = new long[Declaration.MOST_ATTRIBUTES];
        for (int entry = 0; entry < entries.size(); entry++) {
            Shape shape = entries.shape(entry);
            if (shape != null) {
                int at = entries.valueIndex(entry, 0);
                for (int i = 0; i < shape.kinds().length; i++) {
                    constants[i] = entries.value(at + i);
                }
                if (entries.abbreviations.choose(shape.number(), constants) != entries.code(entry)) {
                    throw new MalformedMessageException("an abbreviation that another would do for");
                }
            }
        }
    }

    /** What to look the new trees up by, once the other end knows them. */
    Map<Long, Integer> newKeys() {
        return plan.newKeys();
    }

    /**
     * Writes the entries.
     *
     * @param locationSymbol that names the section of location lists; -1 if that is written as it is
     * @param locationParts where in that section each part begins
     */
    void write(Columns columns, int locationSymbol, int[] locationParts) {
        Column head = columns.of(Columns.Field.ENTRY_HEAD);
        EntryColumns written = new EntryColumns(columns, symbols);
        written.offsets.setParts(locationSymbol, locationParts);
        Relocations relocations = entries.relocations();
        head.putUnsigned(header.length);
        head.putUnsigned(relocations.type(Relocations.NARROW));
        head.putUnsigned(relocations.type(Relocations.WIDE));
        head.putBytes(header, 0, header.length);
        entries.abbreviations.write(columns, knownDeclarations);
        putPointer(written.offsets, headerRelocation, 0);
        EntryWriter writer = new EntryWriter(entries, written, new ReferenceColumns(columns), strings, instances);
        writeTrees(columns.of(Columns.Field.ENTRY_TREE), written, writer);
        writeExceptions(columns.of(Columns.Field.ENTRY_EXCEPTION), new ReferenceColumns(columns));
    }

    private void putPointer(PointerColumns column, int relocation, long value) {
        if (relocation < 0) {
            column.put(value);
        } else {
            column.put(entries.relocations().symbol(relocation), entries.relocations().addend(relocation));
        }
    }

    private void writeTrees(Column trees, EntryColumns written, EntryWriter writer) {
        EntryFiles files = new EntryFiles(table.fileCount());
        int likely = 0;
        for (int i = 0; i < instances.size(); i++) {
            int root = instances.root(i);
            int tree = instances.tree(i);
            switch (plan.way(i)) {
                case KNOWN -> {
                    trees.putUnsigned(KNOWN + Column.zigzag((long) tree - likely));
                    int file = table.file(tree);
                    if (file != 0 && files.here(file) == null) {
                        long here = writer.file(root);
                        written.putFile(here);
                        files.put(file, here);
                    }
                }
                case NEW -> {
                    trees.putUnsigned(NEW);
                    writer.tree(root);
                    long here = writer.file(root);
                    if (here >= 0) {
                        files.everywhere(here);
                    }
                }
                case WRITTEN -> {
                    trees.putUnsigned(entries.shape(root) == null ? END : WRITTEN);
                    writer.tree(root);
                }
            }
            likely = tree == TreeInstances.UNKNOWN ? likely : tree + 1;
        }
    }

    /** Of each known tree those references that refer to something else than they did at first. */
    private void writeExceptions(Column exceptions, ReferenceColumns references) {
        for (int i = 0; i < instances.size(); i++) {
            if (plan.way(i) == TreePlan.Way.KNOWN) {
                new KnownReferences(entries, instances, table, i).write(exceptions, references);
            }
        }
    }
}
