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
        pace.viewChanged(3);
        assertEquals(MergePace.OFTEN_MILLIS, search.getMaxInterval());
        later.remove().run();
        assertEquals(MergePace.SELDOM_MILLIS, search.getMaxInterval());
    }

    @Test
    void shouldLookOftenAgainAfterAChange() {
        pace.viewChanged(3);
        later.remove().run();
        pace.viewChanged(3);
        assertEquals(MergePace.OFTEN_MILLIS, search.getMaxInterval());
    }

    @Test
    void shouldNotTakeAViewForSettledThatHasChangedSince() {
        pace.viewChanged(3);
        pace.viewChanged(3);
        later.remove().run();
        assertEquals(MergePace.OFTEN_MILLIS, search.getMaxInterval());
        later.remove().run();
        assertEquals(MergePace.SELDOM_MILLIS, search.getMaxInterval());
    }

    @Test
    void shouldCompareWhatItHeardAsOftenAsEver() {
        pace.viewChanged(3);
        later.remove().run();
        assertEquals(comparing, search.getCheckInterval());
    }

    @Test
    void shouldLookMoreSeldomTheMoreThereAreToAsk() {
        pace.viewChanged(5 * MergePace.FULL_PACE_MEMBERS);
        assertEquals(5 * MergePace.OFTEN_MILLIS, search.getMaxInterval());
        later.remove().run();
        assertEquals(5 * MergePace.SELDOM_MILLIS, search.getMaxInterval());
    }

    @Test
    void shouldLookOftenWhereFewWereCutOff() {
        pace.viewChanged(40);
        pace.viewChanged(2);
        assertEquals(MergePace.OFTEN_MILLIS, search.getMaxInterval());
    }
}
