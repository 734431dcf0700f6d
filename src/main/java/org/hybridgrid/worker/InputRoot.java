package org.hybridgrid.worker;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.TimeUnit;
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
 */
final class InputRoot implements AutoCloseable {

    private final Path base;
    private final Path root;
    private final Path temporary;
    private final Set<String> made = new HashSet<>();

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
            for (String directory : inputs.directories()) {
                made.directory(directory);
            }
            for (InputSet.File file : inputs.files()) {
                made.file(file, store);
            }
            for (InputSet.Link link : inputs.links()) {
                made.link(link);
            }
            return made;
        } catch (IOException | RuntimeException e) {
            made.close();
            throw e;
        }
    }

    private void directory(String path) throws IOException {
        if (path.equals("/") || made.contains(path)) {
            return;
        }
        checkPlain(path);
        directory(parent(path));
        Files.createDirectory(below(path));
        made.add(path);
    }

    private void file(InputSet.File file, BlobStore store) throws IOException {
        checkPlain(file.path());
        directory(parent(file.path()));
        Path target = below(file.path());
        Path blob = store.path(file.digest());
        if (file.modified() == 0) {
            Files.createLink(target, blob);
        } else {
            // A file of its own: the compiler can tell two files apart only by their inode or their time.
            Files.copy(blob, target);
            Files.setLastModifiedTime(target, FileTime.from(file.modified(), TimeUnit.NANOSECONDS));
        }
    }

    private void link(InputSet.Link link) throws IOException {
        checkPlain(link.path());
        directory(parent(link.path()));
        Files.createSymbolicLink(below(link.path()), Path.of(LinkTarget.inside(root.toString(), link)));
    }

    private Path below(String path) {
        return Path.of(root + path);
    }

    private static String parent(String path) {
        int slash = path.lastIndexOf('/');
        return slash == 0 ? "/" : path.substring(0, slash);
    }

    private static void checkPlain(String path) {
        boolean plain = path.startsWith("/") && path.indexOf('\0') < 0 && !(path + "/").contains("/../")
                && !(path + "/").contains("/./") && !path.contains("//") && !path.endsWith("/");
        if (!plain) {
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
     * hundreds, and this is a third of its price.
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
            super("not an absolute, plain path: " + path);
        }
    }
}
