package org.hybridgrid.inputs;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hybridgrid.inputs.FileView.Directory;
import org.hybridgrid.inputs.FileView.RegularFile;
import org.hybridgrid.inputs.FileView.Symlink;
import org.hybridgrid.inputs.FileView.Walk;
import org.hybridgrid.model.InputSet;

/** Gathers the files, links and directories of one search. */
final class GatheredInputs {

    private final Map<RegularFile, FileFacts.Facts> files = new LinkedHashMap<>();
    private final Set<Symlink> links = new LinkedHashSet<>();
    private final Set<Directory> directories = new LinkedHashSet<>();

    void file(RegularFile file, FileFacts.Facts facts) {
        files.put(file, facts);
    }

    boolean hasFile(RegularFile file) {
        return files.containsKey(file);
    }

    void directory(Directory directory) {
        directories.add(directory);
    }

    /** What must be there for a path to lead where it does. */
    void passed(Walk walk) {
        links.addAll(walk.links());
        directories.addAll(walk.passed());
    }

    /**
     * What must be there for a path to lead as far as it does, though to no file. Clang, which knows directories by their inodes, calls a
     * directory in all it says and writes by the name by which it first came to it, be it in vain.
     */
    void missed(Walk walk) {
        passed(walk);
    }

    /** A file that was found under two names, other than by symbolic links; or null. */
    RegularFile withTwoNames() {
        Set<List<Long>> seen = new HashSet<>();
        for (RegularFile file : files.keySet()) {
            FileStamp stamp = file.stamp();
            if (stamp.inode() != 0 && !seen.add(List.of(stamp.device(), stamp.inode()))) {
                return file;
            }
        }
        return null;
    }

    /**
     * The set, in the order of paths.
     *
     * @param timestamps whether every file's modification time shows in the object
     */
    InputSet inputs(boolean timestamps) {
        // The first eight bytes of a digest tell copies well enough: a clash only shows a time.
        Map<Long, Integer> copies = new HashMap<>();
        files.values().forEach(facts -> copies.merge(facts.digest().a(), 1, Integer::sum));
        List<InputSet.File> shipped = new ArrayList<>(files.size());
        files.forEach((file, facts) -> {
            boolean visible = timestamps || copies.get(facts.digest().a()) > 1;
            shipped.add(new InputSet.File(
                    file.path(), facts.digest(), facts.stamp().size(), visible ? facts.stamp().modified() : 0));
        });
        shipped.sort(Comparator.comparing(InputSet.File::path));
        List<InputSet.Link> shippedLinks = links.stream()
                .map(link -> new InputSet.Link(link.path(), link.target()))
                .sorted(Comparator.comparing(InputSet.Link::path))
                .toList();
        return new InputSet(shipped, shippedLinks, emptyDirectories());
    }

    /** The directories that no file, link or other directory below them brings about. */
    private List<String> emptyDirectories() {
        Set<Directory> implied = new HashSet<>();
        files.keySet().forEach(file -> imply(file.parent(), implied));
        links.forEach(link -> imply(link.parent(), implied));
        directories.forEach(directory -> imply(directory.parent(), implied));
        return directories.stream()
                .filter(directory -> !implied.contains(directory) && directory.parent() != directory)
                .map(Directory::path)
                .sorted()
                .toList();
    }

    private static void imply(Directory directory, Set<Directory> implied) {
        for (Directory at = directory; implied.add(at); at = at.parent()) {
            // The root is its own parent, so that this ends there.
        }
    }
}
