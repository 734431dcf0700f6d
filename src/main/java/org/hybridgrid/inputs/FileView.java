package org.hybridgrid.inputs;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The file system as one search for inputs sees it: each path is looked at once at most, so that every
 * answer within one search agrees. For one thread.
 */
final class FileView {

    /** The kernel's own limit (path_resolution(7)). */
    private static final int MOST_LINKS = 40;

    /** A JVM that was started in a POSIX locale can't name such files; see {@link #look}. */
    private static final boolean ASCII_ONLY = !Charset.forName(System.getProperty("sun.jnu.encoding", "UTF-8"))
            .equals(StandardCharsets.UTF_8);

    /** What is at a path. */
    sealed interface Node {
    }

    /** Nothing. */
    record Missing() implements Node {
    }

    /** Something that can't be read or is no file: the compiler would stop, not search on. */
    record Forbidden(String why) implements Node {
    }

    /** A regular file. */
    record RegularFile(String path, FileStamp stamp, Directory parent) implements Node {
        @Override
        public boolean equals(Object other) {
            return this == other;
        }

        @Override
        public int hashCode() {
            return path.hashCode();
        }
    }

    /** A symbolic link. */
    record Symlink(String path, String target, Directory parent) implements Node {
    }

    /** A directory, with the children that were looked at. */
    final class Directory implements Node {
        private final String path;
        private final Directory parent;
        private final FileStamp stamp;
        private final Map<String, Node> children = new HashMap<>();
        private Listings.Listing listing;
        private int looksBeforeListing = -1;

        private Directory(String path, Directory parent, FileStamp stamp) {
            this.path = path;
            this.parent = parent == null ? this : parent;
            this.stamp = stamp;
        }

        String path() {
            return path.isEmpty() ? "/" : path;
        }

        Directory parent() {
            return parent;
        }

        FileStamp stamp() {
            return stamp;
        }

        Node child(String name) {
            Node known = children.get(name);
            if (known == null) {
                if (absent(name)) {
                    return MISSING;
                }
                known = look(this, path + '/' + name);
                children.put(name, known);
            }
            return known;
        }

        /**
         * Whether the listing rules the name out. A directory that changes all the time, like one that
         * objects are written to, is listed only once enough single looks would have cost as much.
         */
        private boolean absent(String name) {
            if (listing == null) {
                if (looksBeforeListing < 0) {
                    Listings.Listing last = listings.last(path());
                    if (last != null && last.settled() && last.stamp().equals(stamp)) {
                        listing = last;
                        return absent(name);
                    }
                    looksBeforeListing = last == null ? 0 : 4 + last.names().size() / 32;
                }
                if (looksBeforeListing-- > 0) {
                    return false;
                }
                listing = listings.read(path(), stamp);
            }
            return listing.complete() && !listing.names().contains(name);
        }
    }

    /**
     * Where a path led.
     *
     * @param node never a {@link Symlink}
     * @param in the directory that holds the last component as named, before links of that component
     *     are followed; null if the path names a directory by dots
     * @param links followed on the way
     * @param passed directories that the path goes through and leaves again by {@code ..}
     */
    record Walk(Node node, Directory in, List<Symlink> links, List<Directory> passed) {
    }

    static final Missing MISSING = new Missing();

    private final Listings listings;
    private final Directory root;
    /** Whether the walk had a {@code ..} at "/". */
    private boolean climbed;

    FileView(Listings listings) throws IOException {
        this.listings = listings;
        this.root = new Directory("", null, FileStamp.of("/"));
    }

    Directory root() {
        return root;
    }

    /** Walks a path as the kernel does. */
    Walk walk(Directory from, String path) {
        Walk walk = null;
        if (path.indexOf('/') < 0 && !path.startsWith(".") && !path.isEmpty()) {
            Node node = from.child(path);
            if (!(node instanceof Symlink)) {
                walk = new Walk(node, from, List.of(), List.of());
            }
        }
        if (walk == null) {
            List<Symlink> links = new ArrayList<>();
            List<Directory> passed = new ArrayList<>();
            Directory[] in = new Directory[1];
            climbed = false;
            Node node = path.isEmpty() ? MISSING : follow(from, path, links, passed, in);
            // The kernel stays at "/"; in an input root the path would leave it.
            walk = new Walk(climbed && node != MISSING ? new Forbidden(path + ": climbs above /") : node, in[0], links, passed);
        }
        return walk;
    }

    private Node follow(
            Directory from, String path, List<Symlink> links, List<Directory> passed, Directory[] in) {
        Directory at = path.startsWith("/") ? root : from;
        int i = 0;
        while (i < path.length()) {
            int slash = path.indexOf('/', i);
            int end = slash < 0 ? path.length() : slash;
            String name = path.substring(i, end);
            i = end + 1;
            if (name.isEmpty() || name.equals(".")) {
                continue;
            }
            if (name.equals("..")) {
                climbed |= at.parent == at;
                passed.add(at);
                at = at.parent;
                in[0] = null;
                continue;
            }
            Node node = at.child(name);
            Directory holder = at;
            if (node instanceof Symlink link) {
                links.add(link);
                node = links.size() > MOST_LINKS
                        ? new Forbidden(link.path + ": too many levels of symbolic links")
                        : follow(at, link.target, links, passed, in);
            }
            in[0] = holder;
            if (node instanceof Directory directory) {
                at = directory;
            } else {
                // "x.h/" and "x.h/y" are no files; the compilers search on.
                return slash < 0 || !(node instanceof RegularFile) ? node : MISSING;
            }
        }
        return at;
    }

    private Node look(Directory parent, String path) {
        if (ASCII_ONLY && path.chars().anyMatch(c -> c >= 0x80)) {
            return new Forbidden(path + ": not ASCII, and this JVM's locale is");
        }
        if (path.equals("/proc")) {
            // /proc/self, and with it /dev/stdin and /dev/fd, are this process's own, and not the compiler's.
            return new Forbidden(path + ": another process sees other files there");
        }
        try {
            FileStamp stamp = FileStamp.of(path);
            if (stamp.isRegular()) {
                return new RegularFile(path, stamp, parent);
            }
            if (stamp.isDirectory()) {
                return new Directory(path, parent, stamp);
            }
            if (stamp.isLink()) {
                return new Symlink(path, Files.readSymbolicLink(Path.of(path)).toString(), parent);
            }
            // Only /dev/null reads as a file does: it is an empty one.
            return path.equals("/dev/null")
                    ? new RegularFile(path, new FileStamp(0, 0, 0, 0, 0, 0), parent)
                    : new Forbidden(path + ": not a regular file");
        } catch (NoSuchFileException e) {
            return MISSING;
        } catch (AccessDeniedException e) {
            return new Forbidden(path + ": permission denied");
        } catch (IOException | InvalidPathException e) {
            return new Forbidden(path + ": " + e.getMessage());
        }
    }
}
