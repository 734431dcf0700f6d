package org.hybridgrid.protocol.elf;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Decides for each tree of a unit whether it is written as the number of one that the other end knows, written out to be known from now
 * on, or just written out. Trees are the children of containers, each with all below it. Those with addresses are always written out. One
 * thread.
 */
final class TreePlan {

    /** What becomes of a tree. */
    enum Way {
        WRITTEN, NEW, KNOWN
    }

    private final EntryList entries;
    private final TreeTable table;
    private final TreeContent content;
    private final TreeKeys keys;
    private final EntryFiles files;
    private final List<Way> ways = new ArrayList<>();
    private final TreeInstances instances;
    private final Map<Long, Integer> newKeys = new HashMap<>();
    private long newBytes;
    private long newReferences;
    private int newTrees;

    TreePlan(EntryList entries, TreeTable table, TreeKeys known, StringReferences strings) {
        this.entries = entries;
        this.table = table;
        this.content = new TreeContent(entries, strings);
        this.files = new EntryFiles(table.fileCount());
        this.instances = new TreeInstances(table.size());
        TreeInstances trees = new TreeInstances(0);
        for (int entry = 0; entry < entries.size();) {
            Shape shape = entries.shape(entry);
            boolean goesIn = shape == null || shape.isContainer();
            trees.add(entry, TreeInstances.UNKNOWN);
            entry = goesIn ? entry + 1 : entries.next(entry);
        }
        this.keys = known;
        TreeHashes hashes = new TreeHashes(entries, trees, content);
        for (int i = 0; i < trees.size(); i++) {
            decide(trees.root(i), hashes, i);
        }
    }

    private void decide(int root, TreeHashes hashes, int instance) {
        Way way = Way.WRITTEN;
        int tree = TreeInstances.UNKNOWN;
        if (hashes.isShareable(instance)) {
            long key = hashes.key(instance);
            content.read(root);
            int found = keys.find(key);
            if (found >= 0 && found < table.size() && table.hasContent(found, content.bytes())) {
                if (isDeclaredIn(table.file(found))) {
                    way = Way.KNOWN;
                    tree = found;
                }
            } else if (!newKeys.containsKey(key)
                    && table.hasRoom(newBytes + content.bytes().size(), newReferences + content.references(), newTrees + 1)) {
                way = Way.NEW;
                tree = table.size() + newTrees;
                newKeys.put(key, tree);
                newTrees++;
                newBytes += content.bytes().size();
                newReferences += content.references();
                if (content.file() >= 0) {
                    files.everywhere(content.file());
                }
            }
        }
        ways.add(way);
        instances.add(root, tree);
    }

    /** Whether this object's number of the file is that of the present content, or can be from now on. */
    private boolean isDeclaredIn(int file) {
        if (file == 0) {
            return content.file() < 0;
        }
        Long here = files.here(file);
        if (here == null && content.file() >= 0) {
            files.put(file, content.file());
            return true;
        }
        return here != null && here == content.file();
    }

    Way way(int instance) {
        return ways.get(instance);
    }

    TreeInstances instances() {
        return instances;
    }

    /** What to look the new trees up by, once the other end knows them. */
    Map<Long, Integer> newKeys() {
        return newKeys;
    }
}
