package org.hybridgrid.inputs;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/**
 * Remembers which names directories hold, so that the many misses of an include search cost no system
 * call. Thread-safe. A listing holds as long as the directory's stamp stays the same, with the same guard
 * against racy times as {@link FileFacts}.
 */
final class Listings {

    /** Bytes of memory, about. */
    private static final long LIMIT = 32L << 20;

    private final GenerationCache<Listing> listings = new GenerationCache<>(LIMIT, Listing::weight);

    /**
     * The names in a directory.
     *
     * @param complete false if a name that is not here may still be found: the directory can't be
     *     listed or searched, or it takes upper and lower case for the same
     */
    record Listing(FileStamp stamp, Set<String> names, boolean complete, boolean settled) {

        private long weight() {
            return 200 + 80L * names.size();
        }
    }

    /** The last listing, or null; not necessarily one that still holds. */
    Listing last(String directory) {
        return listings.get(directory);
    }

    /** Lists a directory anew. */
    Listing read(String directory, FileStamp stamp) {
        long from = System.currentTimeMillis() * 1_000_000;
        Set<String> names = new HashSet<>();
        boolean complete = Files.isExecutable(Path.of(directory));
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(Path.of(directory))) {
            for (Path entry : entries) {
                names.add(entry.getFileName().toString());
            }
            complete &= !ignoresCase(directory, names);
        } catch (IOException | DirectoryIteratorException e) {
            complete = false;
        }
        long to = System.currentTimeMillis() * 1_000_000;
        Listing listing = new Listing(stamp, names, complete, stamp.settledBefore(from, to));
        listings.put(directory, listing);
        return listing;
    }

    /** Asks for one name in the other case. */
    private static boolean ignoresCase(String directory, Set<String> names) {
        for (String name : names) {
            String upper = name.toUpperCase(Locale.ROOT);
            String other = upper.equals(name) ? name.toLowerCase(Locale.ROOT) : upper;
            if (!names.contains(other)) {
                return Files.exists(Path.of(directory, other));
            }
        }
        return false;
    }
}
