package org.hybridgrid.protocol.elf;

import java.util.ArrayList;
import java.util.List;
import org.hybridgrid.protocol.MalformedMessageException;

/** Reads what {@link EntryFolder} writes: one unit as trees, of which some are known and some are to be known. One thread. */
final class UnitUnfolder {

    /** A tree that is to be known. */
    private record NewTree(Column content, int file, int firstReference, int endReference) {
    }

    /** An instance of a tree that was known, with the references that it has in this object. */
    private record KnownTree(int root, int firstReference, int endReference) {
    }

    private final TreeTable table;
    private final EntryUnfolder unfolder;
    private final EntryColumns written;
    private final ReferenceColumns references;
    private final TreeInstances instances;
    private final EntryFiles files;
    private final List<NewTree> newTrees = new ArrayList<>();
    private final List<KnownTree> knownTrees = new ArrayList<>();
    private long newBytes;
    private long newReferences;
    private int containers;
    private int likely;

    private UnitUnfolder(TreeTable table, EntryUnfolder unfolder, EntryColumns written, ReferenceColumns references) {
        this.table = table;
        this.unfolder = unfolder;
        this.written = written;
        this.references = references;
        this.instances = new TreeInstances(table.size());
        this.files = new EntryFiles(table.fileCount());
    }

    /**
     * Reads the unit and learns its new trees.
     *
     * @param headerSize of the unit, as the first number of its columns tells
     */
    static void read(byte[] object, SectionKinds kinds, InfoSection where, int headerSize, LinkMemory memory, StringUnfolder strings,
            Columns columns, EntryColumns written) {
        if (where.info() < 0 || strings.symbol() < 0) {
            throw new MalformedMessageException("entries without their sections");
        }
        Column head = columns.of(Columns.Field.ENTRY_HEAD);
        UnitHeader.checkedSize(headerSize);
        int narrowType = head.takeInt();
        int wideType = head.takeInt();
        EntryUnfolder unfolder = new EntryUnfolder(object, kinds, where, memory, strings, columns, narrowType, wideType);
        unfolder.header(head, headerSize, written);
        UnitUnfolder unit = new UnitUnfolder(memory.trees(), unfolder, written, new ReferenceColumns(columns));
        unit.readTrees(columns.of(Columns.Field.ENTRY_TREE));
        unfolder.end();
        unit.readExceptions(columns.of(Columns.Field.ENTRY_EXCEPTION));
        unfolder.writeReferences(unit.instances);
        unit.learn();
    }

    private void readTrees(Column trees) {
        EntrySource source = new WrittenEntries(written, references);
        do {
            int code = trees.takeInt();
            int root = unfolder.size();
            int firstReference = unfolder.references().size();
            switch (code) {
                case EntryFolder.END -> {
                    instances.add(root, TreeInstances.UNKNOWN);
                    unfolder.close();
                    containers--;
                }
                case EntryFolder.WRITTEN -> {
                    instances.add(root, TreeInstances.UNKNOWN);
                    containers += unfolder.tree(source) ? 1 : 0;
                }
                case EntryFolder.NEW -> {
                    readNew(source, firstReference);
                    instances.add(root, likely - 1);
                }
                default -> {
                    readKnown(likely + Column.unzigzag(code - EntryFolder.KNOWN), firstReference);
                    instances.add(root, likely - 1);
                }
            }
        } while (containers > 0);
    }

    private void readNew(EntrySource source, int firstReference) {
        unfolder.record();
        if (unfolder.tree(source)) {
            throw new MalformedMessageException("a container that shall be known");
        }
        Column content = unfolder.recorded();
        int file = unfolder.recordedFile() < 0 ? 0 : files.everywhere(unfolder.recordedFile());
        newTrees.add(new NewTree(content, file, firstReference, unfolder.references().size()));
        newBytes += content.size();
        newReferences += unfolder.references().size() - firstReference;
        likely = table.size() + newTrees.size();
    }

    private void readKnown(long tree, int firstReference) {
        if (tree < 0 || tree >= table.size()) {
            throw new MalformedMessageException("no tree " + tree);
        }
        likely = (int) tree + 1;
        int file = table.file((int) tree);
        if (file != 0 && files.here(file) == null) {
            files.put(file, written.takeFile());
        }
        int root = unfolder.size();
        unfolder.tree(new KnownEntries(table, (int) tree, file == 0 ? 0 : files.here(file)));
        knownTrees.add(new KnownTree(root, firstReference, unfolder.references().size()));
    }

    private void readExceptions(Column exceptions) {
        PendingReferences pending = unfolder.references();
        for (KnownTree tree : knownTrees) {
            int index = tree.firstReference() - 1;
            for (int left = exceptions.takeInt(); left > 0; left--) {
                long next = index + 1L + exceptions.takeInt();
                if (next >= tree.endReference()) {
                    throw new MalformedMessageException("no reference " + next);
                }
                index = (int) next;
                pending.set(index, references.takeFar(exceptions, tree.root()));
            }
        }
    }

    private void learn() {
        PendingReferences pending = unfolder.references();
        if (!table.hasRoom(newBytes, newReferences, newTrees.size())) {
            throw new MalformedMessageException("more trees than there is room for");
        }
        for (NewTree tree : newTrees) {
            long[] targets = new long[tree.endReference() - tree.firstReference()];
            for (int i = 0; i < targets.length; i++) {
                targets[i] = instances.target(pending.entry(tree.firstReference() + i, instances, unfolder.size()));
            }
            table.add(tree.content(), tree.file(), targets, 0, targets.length);
        }
    }
}
