package org.hybridgrid.storage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Where both results of a compile are kept that came out differently: a numbered directory for each, the newest ten, and fewer if they take more
 * than 500 MB. Thread-safe; one process owns the directory.
 *
 * <pre>
 *  0007-a.o/command       the command, its directory and the worker
 *  0007-a.o/local/a.o     made here
 *  0007-a.o/remote/a.o    made there
 * </pre>
 */
public final class KeptDifferences {

    private static final int MOST = 10;
    private static final long BYTES = 500_000_000;

    private final Path directory;

    /** @param directory made when needed */
    public KeptDifferences(Path directory) {
        this.directory = directory;
    }

    /**
     * A new directory with {@code local} and {@code remote} in it; old ones go.
     *
     * @param name of the main output
     */
    public synchronized Path begin(String name) throws IOException {
        Files.createDirectories(directory);
        List<Path> kept = kept();
        while (!kept.isEmpty() && (kept.size() >= MOST || size(directory) > BYTES)) {
            delete(kept.remove(0));
        }
        Path next = directory.resolve(String.format("%04d-%s", kept.isEmpty() ? 1 : number(kept.get(kept.size() - 1)) + 1, name));
        Files.createDirectories(next.resolve("local"));
        Files.createDirectories(next.resolve("remote"));
        return next;
    }

    private List<Path> kept() throws IOException {
        try (Stream<Path> entries = Files.list(directory)) {
            return new ArrayList<>(entries.filter(path -> number(path) > 0).sorted(Comparator.comparingInt(KeptDifferences::number)).toList());
        }
    }

    private static int number(Path kept) {
        String digits = kept.getFileName().toString().split("-", 2)[0];
        return digits.matches("\\d{4,8}") ? Integer.parseInt(digits) : 0;
    }

    private static long size(Path tree) throws IOException {
        try (Stream<Path> files = Files.walk(tree)) {
            return files.filter(Files::isRegularFile).mapToLong(file -> file.toFile().length()).sum();
        }
    }

    private static void delete(Path tree) throws IOException {
        try (Stream<Path> files = Files.walk(tree)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
