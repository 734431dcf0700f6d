package org.hybridgrid.node;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.hybridgrid.schedule.CostModel;
import org.hybridgrid.schedule.Expected;

/** The cost history between two lives of a node: a line for each compile, {@code MILLISECONDS MIB KEY}, oldest first, the key in hexadecimal. */
final class HistoryFile {

    private final Path file;

    HistoryFile(Path file) {
        this.file = file;
    }

    /** Restores what is there. A damaged line is left out: history is only a guess's help. */
    void load(CostModel costs) {
        List<CostModel.Entry> entries = new ArrayList<>();
        try {
            for (String line : Files.exists(file) ? Files.readAllLines(file) : List.<String>of()) {
                String[] words = line.split(" ");
                if (words.length == 3) {
                    add(entries, words);
                }
            }
        } catch (IOException e) {
            // Costs are estimated from the sources' features instead.
        }
        costs.adopt(entries, true);
    }

    private static void add(List<CostModel.Entry> entries, String[] words) {
        try {
            entries.add(new CostModel.Entry(Long.parseUnsignedLong(words[2], 16),
                    new Expected(Double.parseDouble(words[0]), Integer.parseInt(words[1]))));
        } catch (NumberFormatException e) {
            // As said above.
        }
    }

    void save(CostModel costs) throws IOException {
        List<String> lines = new ArrayList<>();
        for (CostModel.Entry entry : costs.changedSince(0, Integer.MAX_VALUE, false)) {
            lines.add(String.format(Locale.ROOT, "%.1f %d %016x", entry.took().costMs(), entry.took().peakMb(), entry.key()));
        }
        Path next = file.resolveSibling(file.getFileName() + ".new");
        Files.write(next, lines);
        Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
