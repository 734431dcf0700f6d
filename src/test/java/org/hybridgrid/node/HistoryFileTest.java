package org.hybridgrid.node;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.hybridgrid.schedule.CostModel;
import org.hybridgrid.schedule.Expected;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HistoryFileTest {

    private static final List<CostModel.Entry> ENTRIES =
            List.of(new CostModel.Entry(-7, new Expected(1234.5, 90)), new CostModel.Entry(42, new Expected(8, 0)));

    @TempDir
    Path directory;

    private List<CostModel.Entry> loaded(Path file) {
        CostModel costs = new CostModel(() -> { });
        new HistoryFile(file).load(costs);
        return costs.changedSince(0, 100, true);
    }

    @Test
    void shouldKeepTheHistoryBetweenTwoLives() throws IOException {
        CostModel costs = new CostModel(() -> { });
        costs.adopt(ENTRIES, true);
        Path file = directory.resolve("history");
        new HistoryFile(file).save(costs);
        assertEquals(ENTRIES, loaded(file));
    }

    @Test
    void shouldKeepApartWhatOtherNodesTold() throws IOException {
        CostModel costs = new CostModel(() -> { });
        costs.adopt(ENTRIES.subList(0, 1), false);
        costs.adopt(ENTRIES.subList(1, 2), true);
        Path file = directory.resolve("history");
        new HistoryFile(file).save(costs);
        CostModel next = new CostModel(() -> { });
        new HistoryFile(file).load(next);
        assertEquals(ENTRIES, next.changedSince(0, 100, false));
        assertEquals(ENTRIES.subList(1, 2), next.changedSince(0, 100, true));
    }

    @Test
    void shouldLeaveOutADamagedLine() throws IOException {
        Path file = Files.writeString(directory.resolve("history"), "12.5 3\n1.0 2 zz\n12.0 30 2a\n700 /old/form.c GCC O2 g0\n");
        assertEquals(List.of(new CostModel.Entry(42, new Expected(12, 30))), loaded(file));
    }

    @Test
    void shouldBeginWithNothing() {
        assertEquals(List.of(), loaded(directory.resolve("none")));
    }
}
