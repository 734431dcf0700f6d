package org.hybridgrid.worker;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.hybridgrid.model.Digest;
import org.hybridgrid.model.InputSet;
import org.hybridgrid.storage.BlobStore;

/**
 * A directory that mirrors the part of the initiator's file system that one action may see, at the same absolute
 * paths below it. {@link #build} makes it, {@link #close} removes it; in between the compiler writes its outputs there.
 *
 * <pre>
 *  BASE/r/usr/include/stdio.h    a hard link to the blob
 *  BASE/r/home/u/src             the working directory
 *  BASE/t                        temporary files of the compiler
 * </pre>
 *
 * Directories and files are made before any symbolic link, so that no path of the action leads out of the root while
 * the root is made.
 *
 * <p>To make and remove a root of some 350 files costs about 25 ms of CPU (27 compiles of CPython on ext4). So
 * a root may serve again: {@link #clean} leaves what was built of files and directories, {@link #become} turns that into what
 * the next action may see, which is mostly the same. One thread at a time.
 */
final class InputRoot implements AutoCloseable {

    private final Path base;
    private final Path root;
    private final Path temporary;
    private final Set<String> directories = new HashSet<>();
    private final Map<String, Linked> files = new HashMap<>();
    private final Set<String> links = new HashSet<>();

    /** An input as it was linked: one that the compiler replaced, or wrote to, must not be taken for what it was. */
    private record Linked(Digest digest, Object inode, FileTime modified, long size) {
        static Linked of(Digest digest, Path file) throws IOException {
            BasicFileAttributes now = Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
            return new Linked(digest, now.fileKey(), now.lastModifiedTime(), now.size());
        }

        /** Whether it is still the blob's file, but was written to, so that the blob is another's by now. */
        boolean isDamaged(Linked now) {
            return inode.equals(now.inode) && !equals(now);
        }
    }

    private InputRoot(Path base) {
        this.base = base;
        this.root = base.resolve("r");
        this.temporary = base.resolve("t");
    }

    /**
     * Builds the root.
     *
     * @param base a name that does not exist yet, in the same file system as the store
     * @throws java.nio.file.NoSuchFileException if the store has lost a blob; its file is the blob's
     * @throws IllegalPathException if a path of the set is not absolute and plain
     */
    static InputRoot build(Path base, InputSet inputs, BlobStore store) throws IOException {
        InputRoot made = new InputRoot(base);
        try {
            Files.createDirectories(made.root);
            Files.createDirectory(made.temporary);
        } catch (IOException e) {
            made.close();
            throw e;
        }
        made.become(inputs, store);
        return made;
    }

    /** Makes it the root of another action: afterwards it holds what {@link #build} would have made. If that fails it is removed. */
    void become(InputSet inputs, BlobStore store) throws IOException {
        try {
            removeOthers(inputs);
            for (String directory : inputs.directories()) {
                directory(directory);
            }
            for (InputSet.File file : inputs.files()) {
                file(file, store);
            }
            for (InputSet.Link link : inputs.links()) {
                link(link);
            }
        } catch (IOException | RuntimeException e) {
            close();
            throw e;
        }
    }

    private void removeOthers(InputSet inputs) throws IOException {
        Map<String, Digest> wanted = new HashMap<>();
        Set<String> around = new HashSet<>(Set.of("/"));
        inputs.directories().forEach(directory -> addWithParents(directory, around));
        for (InputSet.File file : inputs.files()) {
            // One whose time shows is copied for its action; a link to the blob has another time.
            wanted.put(file.path(), file.modified() == 0 ? file.digest() : null);
            addWithParents(parent(file.path()), around);
        }
        inputs.links().forEach(link -> addWithParents(parent(link.path()), around));
        for (String file : files.keySet().stream().filter(file -> !files.get(file).digest().equals(wanted.get(file))).toList()) {
            remove(below(file).toFile());
            files.remove(file);
        }
        List<String> left = directories.stream().filter(directory -> !around.contains(directory))
                .sorted(Comparator.comparingInt(String::length).reversed()).toList();
        for (String directory : left) {
            remove(below(directory).toFile());
            directories.remove(directory);
        }
    }

    private static void addWithParents(String directory, Set<String> all) {
        for (String at = directory; at.startsWith("/") && all.add(at); at = parent(at)) {
            // up to one that is there already
        }
    }

    private void directory(String path) throws IOException {
        if (path.equals("/") || directories.contains(path)) {
            return;
        }
        checkPlain(path);
        directory(parent(path));
        Files.createDirectory(below(path));
        directories.add(path);
    }

    private void file(InputSet.File file, BlobStore store) throws IOException {
        if (files.containsKey(file.path())) {
            return;
        }
        checkPlain(file.path());
        directory(parent(file.path()));
        Path target = below(file.path());
        Path blob = store.path(file.digest());
        if (file.modified() == 0) {
            Files.createLink(target, blob);
            files.put(file.path(), Linked.of(file.digest(), target));
        } else {
            // A file of its own, for this action only: the compiler can tell two files apart only by their inode or their time.
            Files.copy(blob, target);
            Files.setLastModifiedTime(target, FileTime.from(file.modified(), TimeUnit.NANOSECONDS));
        }
    }

    private void link(InputSet.Link link) throws IOException {
        checkPlain(link.path());
        directory(parent(link.path()));
        Files.createSymbolicLink(below(link.path()), Path.of(LinkTarget.inside(root.toString(), link)));
        links.add(link.path());
    }

    /**
     * Prepares for an output. An input in its place becomes a file of its own, since the link's other name is in the store.
     *
     * @throws IllegalPathException if it is a link, or lies outside of the root, by {@code ..} or through a link
     */
    void expect(Path output) throws IOException {
        Path directory = output.getParent();
        if (!Files.isDirectory(directory)) {
            return; // the compiler says so
        }
        Path file = directory.toRealPath().resolve(output.getFileName());
        if (!file.startsWith(root) || Files.isSymbolicLink(file)) {
            throw new IllegalPathException(output.toString());
        }
        if (files.remove(file.toString().substring(root.toString().length())) != null) {
            Path copy = temporary.resolve("own");
            Files.copy(file, copy, StandardCopyOption.REPLACE_EXISTING);
            Files.move(copy, file, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /** Makes the store forget the blobs that were written to by their links here. */
    void forgetWritten(BlobStore store) throws IOException {
        for (Map.Entry<String, Linked> file : files.entrySet()) {
            Path there = below(file.getKey());
            Linked linked = file.getValue();
            if (Files.exists(there, LinkOption.NOFOLLOW_LINKS) && linked.isDamaged(Linked.of(linked.digest(), there))) {
                store.forget(linked.digest());
            }
        }
    }

    /**
     * Removes what the compiler has written and what no later action may have: its outputs, everything that was not built, the
     * symbolic links. No process may be at work in it any more.
     *
     * @param written outputs, which may have taken the place of an input
     * @param store forgets a blob that the compiler has written to, by its link here
     */
    void clean(List<Path> written, BlobStore store) throws IOException {
        for (String link : links) {
            remove(below(link).toFile());
        }
        links.clear();
        for (Path output : written) {
            remove(output.toFile());
        }
        Set<String> seen = new HashSet<>();
        cleanDirectory("", seen, store);
        for (String directory : directories) {
            cleanDirectory(directory, seen, store);
        }
        files.keySet().retainAll(seen);
        for (String entry : entries(base.toFile())) {
            File there = new File(base.toFile(), entry);
            if (entry.equals("t")) {
                for (String left : entries(there)) {
                    remove(new File(there, left));
                }
            } else if (!entry.equals("r")) {
                remove(there);
            }
        }
    }

    private void cleanDirectory(String directory, Set<String> seen, BlobStore store) throws IOException {
        File there = new File(root + directory);
        if (!Files.isDirectory(there.toPath(), LinkOption.NOFOLLOW_LINKS)) {
            throw new IOException("no directory any more: " + directory); // never follow a link out of the root
        }
        for (String entry : entries(there)) {
            String path = directory + "/" + entry;
            Linked linked = files.get(path);
            Linked now = linked == null ? null : Linked.of(linked.digest(), Path.of(root + path));
            if (linked != null && linked.equals(now)) {
                seen.add(path);
                continue;
            }
            if (linked != null && linked.isDamaged(now)) {
                store.forget(linked.digest());
            }
            if (!directories.contains(path)) {
                remove(new File(there, entry));
            }
        }
    }

    private static String[] entries(File directory) throws IOException {
        String[] entries = directory.list();
        if (entries == null) {
            throw new IOException("no directory any more: " + directory);
        }
        return entries;
    }

    private Path below(String path) {
        return Path.of(root + path);
    }

    private static String parent(String path) {
        int slash = path.lastIndexOf('/');
        return slash <= 0 ? "/" : path.substring(0, slash);
    }

    /** Whether a path is absolute, and goes nowhere but down. */
    static boolean isPlain(String path) {
        return path.startsWith("/") && path.indexOf('\0') < 0 && !(path + "/").contains("/../")
                && !(path + "/").contains("/./") && !path.contains("//") && !path.endsWith("/");
    }

    private static void checkPlain(String path) {
        if (!isPlain(path)) {
            throw new IllegalPathException(path);
        }
    }

    /** Where "/" of the initiator is. */
    Path root() {
        return root;
    }

    /** A directory for the compiler's temporary files, beside the root. */
    Path temporary() {
        return temporary;
    }

    /** The directory that holds both. */
    Path base() {
        return base;
    }

    @Override
    public void close() throws IOException {
        remove(base.toFile());
    }

    /**
     * Removes what is there. {@link File#delete} asks the kernel once for a file, where {@link Files#delete} looks first: a root has
     * hundreds.
     */
    private static void remove(File file) throws IOException {
        if (file.delete() || !Files.exists(file.toPath(), LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        String[] entries = Files.isDirectory(file.toPath(), LinkOption.NOFOLLOW_LINKS) ? file.list() : null;
        for (String entry : entries == null ? new String[0] : entries) {
            remove(new File(file, entry));
        }
        Files.deleteIfExists(file.toPath()); // which says why it can't
    }

    /** An action names a path that no honest initiator would. */
    static final class IllegalPathException extends RuntimeException {
        private static final long serialVersionUID = 1;

        IllegalPathException(String path) {
            super("not a plain path within the root: " + path);
        }
    }
}
