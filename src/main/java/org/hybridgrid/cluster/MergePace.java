package org.hybridgrid.cluster;

import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jgroups.protocols.MERGE3;
import org.jgroups.util.TimeScheduler;

/**
 * How often the members of this view look for others of their cluster: every 1.5 to 4.5 s for half a minute after a change of the view,
 * since whoever was lost may come back and whoever starts may have missed the rest; then every 4 to 12 s. To ask everybody is most of
 * what an idle node does. A large view looks more seldom in proportion, as each member asks all others, and each answers. Thread-safe.
 */
final class MergePace {

    /** JGroups waits for half of it, and a random part of it more. */
    static final long OFTEN_MILLIS = 3_000;
    static final long SELDOM_MILLIS = 8_000;
    private static final long SETTLED_MILLIS = 30_000;
    /** Members with which the search still has its full pace. */
    static final int FULL_PACE_MEMBERS = 8;

    private final MERGE3 search;
    private final Consumer<Runnable> whenSettled;
    private long changes;

    MergePace(MERGE3 search, TimeScheduler clock) {
        this(search, task -> clock.schedule(task, SETTLED_MILLIS, TimeUnit.MILLISECONDS));
    }

    /** Hands over what is to be done once a view that has just come has had its time. */
    MergePace(MERGE3 search, Consumer<Runnable> whenSettled) {
        this.search = search;
        this.whenSettled = whenSettled;
    }

    /** A search that looks often. */
    static MERGE3 newSearch() {
        return new MERGE3().setMinInterval(OFTEN_MILLIS / 3).setMaxInterval(OFTEN_MILLIS);
    }

    /** @param members of the new view, this node counted */
    synchronized void viewChanged(int members) {
        long times = Math.max(1, members / FULL_PACE_MEMBERS);
        look(OFTEN_MILLIS * times);
        long change = ++changes;
        whenSettled.accept(() -> settled(change, times));
    }

    private synchronized void settled(long change, long times) {
        if (change == changes) {
            look(SELDOM_MILLIS * times);
        }
    }

    /** The setter stretches also the interval at which what was heard is compared; that costs next to nothing, and stays. */
    private void look(long millis) {
        long comparing = search.getCheckInterval();
        search.setMaxInterval(millis);
        search.setCheckInterval(comparing);
    }
}
