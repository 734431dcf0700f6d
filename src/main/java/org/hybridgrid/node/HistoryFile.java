package org.hybridgrid.node;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.hybridgrid.schedule.CostModel;
import org.hybridgrid.schedule.Expected;

/**
 * The cost history between two lives of a node: a line for each compile, {@code MILLISECONDS MIB KEY}, oldest first, the key in hexadecimal; and a word more if other nodes told
 * of it.
 */
final class HistoryFile {

    private static final String HEARD = "heard";

    private final Path file;

    HistoryFile(Path file) {
        this.file = file;
    }

    /** Restores what is there. A damaged line is left out: history is only a guess's help. */
    void load(CostModel costs) {
        try {
            for (String line : Files.exists(file) ? Files.readAllLines(file) : List.<String>of()) {
                String[] words = line.split(" ");
                boolean heard = words.length == 4 && words[3].equals(HEARD);
                if (words.length == 3 || heard) {
                    parse(words).ifPresent(entry -> costs.adopt(List.of(entry), !heard));
                }
            }
        } catch (IOException e) {
            // Costs are estimated from the sources' features instead.
        }
    }

    private static Optional<CostModel.Entry> parse(String[] words) {
        try {
            return Optional.of(new CostModel.Entry(Long.parseUnsignedLong(words[2], 16),
                    new Expected(Double.parseDouble(words[0]), Integer.parseInt(words[1]))));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    void save(CostModel costs) throws IOException {
        List<String> lines = new ArrayList<>();
        List<CostModel.Entry> all = costs.changedSince(0, Integer.MAX_VALUE, false);
        // After it: what was measured in between is our own.
        Set<Long> own = costs.changedSince(0, Integer.MAX_VALUE, true).stream().map(CostModel.Entry::key).collect(Collectors.toSet());
        for (CostModel.Entry entry : all) {
            lines.add(String.format(Locale.ROOT, "%.1f %d %016x%s", entry.took().costMs(), entry.took().peakMb(), entry.key(),
                    own.contains(entry.key()) ? "" : " " + HEARD));
        }
        Path next = file.resolveSibling(file.getFileName() + ".new");
        Files.write(next, lines);
        Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
