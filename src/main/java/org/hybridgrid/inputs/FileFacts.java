package org.hybridgrid.inputs;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.function.LongSupplier;
import org.hybridgrid.model.Digest;

/**
 * Remembers the digest and the directives of files, for as long as their stamps stay the same.
 * Thread-safe; made once per node. A file that many threads ask for at once is read by one of them.
 *
 * <p>How: an entry is trusted if its file had settled when it was read (see {@link
 * FileStamp#settledBefore}); any other is read again the next time, and its directives are kept if the
 * digest is still the same.
 */
public final class FileFacts {

    /** Enough for about 20,000 headers. */
    private static final long DEFAULT_LIMIT = 64L << 20;

    /** Larger files are no source that a small heap could hold; they are digested in pieces. */
    private static final long LARGEST_SOURCE = 128L << 20;

    private static final int ATTEMPTS = 3;

    private static final Facts DEV_NULL =
            new Facts(new FileStamp(0, 0, 0, 0, 0, 0), Digest.ofContent(new byte[0]), Directives.NONE);

    private final GenerationCache<Entry> entries;
    private final LongSupplier epochNanos;
    private final Object[] stripes = new Object[64];

    /** A cache of the usual size. */
    public FileFacts() {
        this(DEFAULT_LIMIT, () -> System.currentTimeMillis() * 1_000_000);
    }

    /**
     * @param limit about how many bytes of memory the cache may take
     * @param epochNanos nanoseconds since the epoch
     */
    FileFacts(long limit, LongSupplier epochNanos) {
        this.entries = new GenerationCache<>(limit, Entry::weight);
        this.epochNanos = epochNanos;
        for (int i = 0; i < stripes.length; i++) {
            stripes[i] = new Object();
        }
    }

    /**
     * Of one file at one moment.
     *
     * @param directives null if only the digest was asked for
     */
    record Facts(FileStamp stamp, Digest digest, Directives directives) {
    }

    private record Entry(Facts facts, boolean settled) {

        private long weight() {
            return 300 + (facts.directives == null ? 0 : facts.directives.weight());
        }

        private boolean serves(FileStamp stamp, boolean lexed) {
            return settled && facts.stamp.equals(stamp) && (!lexed || facts.directives != null);
        }
    }

    /**
     * The facts of a regular file.
     *
     * @param path physical
     * @param stamp of this very moment
     * @param lexed whether the directives are wanted
     * @throws IOException if the file can't be read, or never stays the same for long enough
     */
    Facts of(String path, FileStamp stamp, boolean lexed) throws IOException {
        if (path.equals("/dev/null")) {
            return DEV_NULL;
        }
        Entry entry = entries.get(path);
        if (entry != null && entry.serves(stamp, lexed)) {
            return entry.facts;
        }
        synchronized (stripes[(path.hashCode() & 0x7fffffff) % stripes.length]) {
            entry = entries.get(path);
            if (entry != null && entry.serves(stamp, lexed)) {
                return entry.facts;
            }
            Entry read = read(path, stamp, lexed, entry);
            entries.put(path, read);
            return read.facts;
        }
    }

    private Entry read(String path, FileStamp first, boolean lexed, Entry before) throws IOException {
        FileStamp stamp = first;
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            long from = epochNanos.getAsLong();
            Facts facts = lexed ? lex(path, stamp, before) : digest(path, stamp);
            long to = epochNanos.getAsLong();
            FileStamp after = FileStamp.of(path);
            if (facts != null && after.equals(stamp)) {
                return new Entry(facts, stamp.settledBefore(from, to));
            }
            stamp = after;
        }
        throw new IOException(path + " changes while it is read");
    }

    /** Null if the file is not as long as its stamp says. */
    private static Facts lex(String path, FileStamp stamp, Entry before) throws IOException {
        if (stamp.size() > LARGEST_SOURCE) {
            throw new IOException(path + " is too large to be searched for directives");
        }
        byte[] content = Files.readAllBytes(Path.of(path));
        if (content.length != stamp.size()) {
            return null;
        }
        Digest digest = Digest.ofContent(content);
        boolean same = before != null && before.facts.directives != null && before.facts.digest.equals(digest);
        return new Facts(stamp, digest, same ? before.facts.directives : DirectiveLexer.lex(content));
    }

    private static Facts digest(String path, FileStamp stamp) throws IOException {
        MessageDigest hash = Digest.newHash();
        long size = 0;
        try (InputStream content = Files.newInputStream(Path.of(path))) {
            byte[] piece = new byte[(int) Math.min(1 << 16, stamp.size() + 1)];
            for (int n = content.read(piece); n >= 0; n = content.read(piece)) {
                hash.update(piece, 0, n);
                size += n;
            }
        }
        return size == stamp.size() ? new Facts(stamp, Digest.of(hash.digest()), null) : null;
    }
}
