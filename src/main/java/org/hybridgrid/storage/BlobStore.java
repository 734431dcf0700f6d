package org.hybridgrid.storage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.hybridgrid.model.Digest;

/**
 * Content-addressed storage: one read-only file a blob, in 256 directories by the digest's first byte.
 * Least recently used blobs go when the limit is passed. Thread-safe; the index of what is there is
 * guarded by this object, the files are written under temporary names and renamed.
 *
 * <pre>
 *  DIR/id                 names this store; made with it
 *  DIR/ab/cdef…           62 hexadecimal digits: a blob
 *  DIR/incoming/N         not complete yet
 * </pre>
 */
public final class BlobStore {

    private static final int NAME_LENGTH = Digest.BYTES * 2 - 2;

    private final Path directory;
    private final Path incoming;
    private final String id;
    private final long limit;
    private final AtomicLong sequence = new AtomicLong();
    private final Map<Digest, Long> sizes = new LinkedHashMap<>(1024, 0.75f, true);
    private long bytes;

    private BlobStore(Path directory, String id, long limit) {
        this.directory = directory;
        this.incoming = directory.resolve("incoming");
        this.id = id;
        this.limit = limit;
    }

    /**
     * Opens the store in this directory, or makes one.
     *
     * @param limit bytes that it keeps at most
     * @throws IOException if the directory can't be read or written
     */
    public static BlobStore open(Path directory, long limit) throws IOException {
        Files.createDirectories(directory);
        Path idFile = directory.resolve("id");
        String id;
        if (Files.exists(idFile)) {
            id = Files.readString(idFile).strip();
        } else {
            id = UUID.randomUUID().toString();
            Files.writeString(idFile, id + "\n");
        }
        BlobStore store = new BlobStore(directory, id, limit);
        store.load();
        return store;
    }

    private void load() throws IOException {
        if (Files.isDirectory(incoming)) {
            for (Path left : list(incoming)) {
                Files.deleteIfExists(left);
            }
        }
        Files.createDirectories(incoming);
        record Found(Digest digest, long size, long modified) {
        }
        List<Found> found = new ArrayList<>();
        for (Path fan : list(directory)) {
            String prefix = fan.getFileName().toString();
            if (prefix.length() == 2 && Files.isDirectory(fan)) {
                for (Path blob : list(fan)) {
                    String rest = blob.getFileName().toString();
                    if (rest.length() == NAME_LENGTH) {
                        found.add(new Found(Digest.parse(prefix + rest), Files.size(blob),
                                Files.getLastModifiedTime(blob).toMillis()));
                    }
                }
            }
        }
        found.sort(Comparator.comparingLong(Found::modified));
        found.forEach(f -> add(f.digest(), f.size()));
    }

    private static List<Path> list(Path directory) throws IOException {
        try (Stream<Path> entries = Files.list(directory)) {
            return entries.toList();
        }
    }

    /** Names this life of the store: another name means that nothing can be taken for granted to be in it. */
    public String id() {
        return id;
    }

    /** Whether the blob is here; if so it counts as used. */
    public synchronized boolean contains(Digest digest) {
        return sizes.get(digest) != null;
    }

    /** Bytes of all blobs. */
    public synchronized long bytes() {
        return bytes;
    }

    /** Where the blob's file is, whether or not it is there. */
    public Path path(Digest digest) {
        String hex = digest.hex();
        return directory.resolve(hex.substring(0, 2)).resolve(hex.substring(2));
    }

    /** A file name in the store's file system for content that is still coming in. */
    Path temporary() {
        return incoming.resolve(Long.toString(sequence.incrementAndGet()));
    }

    /** Takes a complete, checked file over as this blob. */
    void adopt(Path temporary, Digest digest, long size) throws IOException {
        Path blob = path(digest);
        try {
            Files.move(temporary, blob, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (NoSuchFileException e) {
            Files.createDirectories(blob.getParent()); // the first blob with this first byte
            Files.move(temporary, blob, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        }
        add(digest, size);
        evict();
    }

    /** Forgets a blob whose file turned out to be missing or damaged. */
    public void forget(Digest digest) throws IOException {
        synchronized (this) {
            Long size = sizes.remove(digest);
            bytes -= size == null ? 0 : size;
        }
        Files.deleteIfExists(path(digest));
    }

    private synchronized void add(Digest digest, long size) {
        Long before = sizes.put(digest, size);
        bytes += size - (before == null ? 0 : before);
    }

    private void evict() throws IOException {
        List<Digest> victims = new ArrayList<>();
        synchronized (this) {
            Iterator<Map.Entry<Digest, Long>> oldest = sizes.entrySet().iterator();
            while (bytes > limit && oldest.hasNext() && sizes.size() > 1) {
                Map.Entry<Digest, Long> entry = oldest.next();
                bytes -= entry.getValue();
                victims.add(entry.getKey());
                oldest.remove();
            }
        }
        for (Digest victim : victims) {
            Files.deleteIfExists(path(victim));
        }
    }
}
