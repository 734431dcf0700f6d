package org.hybridgrid.toolchain;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.hybridgrid.model.Digest;

/**
 * Digests of a compiler's programs and libraries, remembered across restarts: clang's own are 200 MB.
 *
 * <p>The file {@code toolchain-digests} in the node's directory:
 * <pre>
 *   file   = "hybridgrid toolchain digests 1\n" line*
 *   line   = digest " " device " " inode " " size " " modified " " changed " " path "\n"
 * </pre>
 * digest in 64 hexadecimal digits, times in nanoseconds since the epoch. A line that can't be read is
 * skipped, a file with another first line is ignored; what is missing is computed again.
 *
 * <p>Thread-safe.
 */
final class FileDigests {

    private static final String HEADER = "hybridgrid toolchain digests 1";
    private static final int FIELDS = 7;
    /** A file that changed within this time may change again without its times showing it. */
    private static final long FRESH_NANOS = TimeUnit.SECONDS.toNanos(2);

    private final Path file;
    private final Map<Path, Entry> entries = new ConcurrentHashMap<>();
    private final Hasher hasher;
    private volatile boolean unsaved;

    private record Entry(FileIdentity identity, Digest digest) {
    }

    /**
     * @param directory where the digests are kept; made when needed
     */
    FileDigests(Path directory, Hasher hasher) {
        this.hasher = hasher;
        this.file = directory.resolve("toolchain-digests");
        load();
    }

    /** The digest of a file's content, from memory if its identity is the same. */
    Digest of(Path path) throws IOException {
        Path real = path.toRealPath();
        Optional<FileIdentity> identity = FileIdentity.of(real);
        Entry known = entries.get(real);
        if (known != null && identity.isPresent() && known.identity.equals(identity.get())) {
            return known.digest;
        }
        Digest digest = hasher.of(real);
        if (identity.isPresent() && identity.equals(FileIdentity.of(real)) && isSettled(identity.get())) {
            entries.put(real, new Entry(identity.get(), digest));
            unsaved = true;
        }
        return digest;
    }

    /** Writes what is new since the last call. A disk that refuses costs the next start time, nothing else. */
    synchronized void save() {
        if (!unsaved) {
            return;
        }
        unsaved = false;
        StringBuilder text = new StringBuilder(HEADER).append('\n');
        entries.forEach((path, entry) -> {
            FileIdentity id = entry.identity;
            text.append(entry.digest.hex()).append(' ').append(id.device()).append(' ').append(id.inode())
                    .append(' ').append(id.size()).append(' ').append(id.modified())
                    .append(' ').append(id.changed()).append(' ').append(path).append('\n');
        });
        try {
            Files.createDirectories(file.getParent());
            Path fresh = Files.createTempFile(file.getParent(), "toolchain-digests", ".new");
            Files.writeString(fresh, text);
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            unsaved = true;
        }
    }

    private void load() {
        try {
            String[] lines = new String(Files.readAllBytes(file), StandardCharsets.UTF_8).split("\n", -1);
            if (!lines[0].equals(HEADER)) {
                return;
            }
            for (int i = 1; i < lines.length; i++) {
                load(lines[i]);
            }
        } catch (IOException e) {
            // Not there yet, or unreadable: everything is computed again.
        }
    }

    private void load(String line) {
        String[] fields = line.split(" ", FIELDS);
        try {
            Digest digest = Digest.parse(fields[0]);
            FileIdentity identity = new FileIdentity(Long.parseLong(fields[1]), Long.parseLong(fields[2]),
                    Long.parseLong(fields[3]), Long.parseLong(fields[4]), Long.parseLong(fields[5]));
            entries.put(Path.of(fields[6]), new Entry(identity, digest));
        } catch (IllegalArgumentException | ArrayIndexOutOfBoundsException e) {
            // A damaged line: its file is read again.
        }
    }

    private static boolean isSettled(FileIdentity identity) {
        long newest = Math.max(identity.modified(), identity.changed());
        return TimeUnit.MILLISECONDS.toNanos(System.currentTimeMillis()) - newest > FRESH_NANOS;
    }
}
