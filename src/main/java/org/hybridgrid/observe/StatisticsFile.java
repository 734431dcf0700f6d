package org.hybridgrid.observe;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/** The counters on disk, so that they survive the node's end, and the notes of clients that a node left alone. */
final class StatisticsFile {

    private static final ObjectMapper JSON = new ObjectMapper()
            .enable(SerializationFeature.INDENT_OUTPUT)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

    private final Path file;
    private final Path fallbacks;

    StatisticsFile(Path directory) {
        file = directory.resolve("stats.json");
        fallbacks = directory.resolve("fallbacks");
    }

    static String json(Statistics statistics) {
        try {
            return JSON.writeValueAsString(statistics);
        } catch (IOException e) {
            throw new IllegalStateException("numbers are always JSON", e);
        }
    }

    static Statistics copy(Statistics statistics) {
        return JSON.convertValue(statistics, Statistics.class);
    }

    /** What was counted before; nothing if the file is missing or damaged. */
    Statistics load() {
        try {
            return JSON.readValue(file.toFile(), Statistics.class);
        } catch (IOException e) {
            return new Statistics();
        }
    }

    void save(Statistics statistics) throws IOException {
        Path next = file.resolveSibling("stats.json.new");
        Files.writeString(next, json(statistics));
        Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /** The notes of clients, each {@code SECONDS WHAT COMPILER}, which are taken away with it. */
    synchronized List<String> takeFallbacks() {
        try {
            if (!Files.exists(fallbacks)) {
                return List.of();
            }
            // Renamed first: a client that writes meanwhile writes to the old file or makes a new one.
            Path taken = fallbacks.resolveSibling("fallbacks.read");
            Files.move(fallbacks, taken, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            List<String> lines = Files.readAllLines(taken);
            Files.delete(taken);
            return lines;
        } catch (IOException e) {
            return List.of();
        }
    }
}
