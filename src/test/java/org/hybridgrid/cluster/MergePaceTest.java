package org.hybridgrid.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayDeque;
import java.util.Queue;
import org.jgroups.protocols.MERGE3;
import org.junit.jupiter.api.Test;

class MergePaceTest {

    private final Queue<Runnable> later = new ArrayDeque<>();
    private final MERGE3 search = MergePace.newSearch();
    private final long comparing = search.getCheckInterval();
    private final MergePace pace = new MergePace(search, later::add);

    @Test
    void shouldLookSeldomOnceTheViewHasSettled() {
        pace.viewChanged();
        assertEquals(MergePace.OFTEN_MILLIS, search.getMaxInterval());
        later.remove().run();
        assertEquals(MergePace.SELDOM_MILLIS, search.getMaxInterval());
    }

    @Test
    void shouldLookOftenAgainAfterAChange() {
        pace.viewChanged();
        later.remove().run();
        pace.viewChanged();
        assertEquals(MergePace.OFTEN_MILLIS, search.getMaxInterval());
    }

    @Test
    void shouldNotTakeAViewForSettledThatHasChangedSince() {
        pace.viewChanged();
        pace.viewChanged();
        later.remove().run();
        assertEquals(MergePace.OFTEN_MILLIS, search.getMaxInterval());
        later.remove().run();
        assertEquals(MergePace.SELDOM_MILLIS, search.getMaxInterval());
    }

    @Test
    void shouldCompareWhatItHeardAsOftenAsEver() {
        pace.viewChanged();
        later.remove().run();
        assertEquals(comparing, search.getCheckInterval());
    }
}
