package org.hybridgrid.node;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.hybridgrid.schedule.CostModel;

/** The cost history between two lives of a node: a line for each compile, {@code MILLISECONDS KEY}, oldest first. */
final class HistoryFile {

    private final Path file;

    HistoryFile(Path file) {
        this.file = file;
    }

    /** Restores what is there. A damaged line is left out: history is only a guess's help. */
    void load(CostModel costs) {
        Map<String, Double> entries = new LinkedHashMap<>();
        try {
            for (String line : Files.exists(file) ? Files.readAllLines(file) : List.<String>of()) {
                int blank = line.indexOf(' ');
                if (blank > 0) {
                    entries.put(line.substring(blank + 1), Double.parseDouble(line.substring(0, blank)));
                }
            }
        } catch (IOException | NumberFormatException e) {
            // Costs are estimated from the sources' features instead.
        }
        costs.restore(entries);
    }

    void save(CostModel costs) throws IOException {
        List<String> lines = new ArrayList<>();
        costs.history().forEach((key, ms) -> lines.add(String.format(Locale.ROOT, "%.1f %s", ms, key)));
        Path next = file.resolveSibling(file.getFileName() + ".new");
        Files.write(next, lines);
        Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
