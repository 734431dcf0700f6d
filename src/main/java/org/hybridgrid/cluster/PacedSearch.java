package org.hybridgrid.cluster;

import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jgroups.Event;
import org.jgroups.View;
import org.jgroups.conf.ClassConfigurator;
import org.jgroups.protocols.MERGE3;

/**
 * JGroups' search for others of the same cluster that are not in this view, at a pace that suits who looks. Each search asks everybody, and everybody
 * answers, which is most of what an idle node does; but two groups have found each other as soon as one coordinator hears of the other. So the
 * coordinator looks every 1.5 to 4.5 s for half a minute after a change of the view, since whoever was lost may come back and whoever starts may have
 * missed the rest; then every 4 to 12 s. The others look every 12 to 36 s, should their coordinator not hear what they hear. In a large view
 * each looks more seldom, the others in proportion.
 */
final class PacedSearch extends MERGE3 {

    static final long OFTEN_MILLIS = 3_000;
    static final long SELDOM_MILLIS = 8_000;
    static final long MEMBER_MILLIS = 24_000;
    private static final long SETTLED_MILLIS = 30_000;
    /** Members among which each still looks at its full pace. */
    static final int FULL_PACE_MEMBERS = 8;
    /** Members whose answers a coordinator still takes at its full pace. */
    static final int FULL_PACE_ANSWERS = 32;
    /** How often what was heard is compared: at the interval that JGroups derives from the shortest pace, whatever the pace is. It costs next to nothing. */
    private static final long COMPARING_MILLIS = OFTEN_MILLIS * 8 / 5;

    private final Consumer<Runnable> whenSettled;
    private long changes;

    PacedSearch() {
        this(null);
    }

    /** @param whenSettled is handed what is to be done once a view that has just come has had its time; null for JGroups' timer */
    PacedSearch(Consumer<Runnable> whenSettled) {
        this.whenSettled = whenSettled != null ? whenSettled : task -> timer.schedule(task, SETTLED_MILLIS, TimeUnit.MILLISECONDS);
        // On the wire and to other protocols it is what it extends.
        setId(ClassConfigurator.getProtocolId(MERGE3.class));
        setMinInterval(OFTEN_MILLIS / 3);
        setMaxInterval(OFTEN_MILLIS);
    }

    /**
     * How long a node waits between two searches, in milliseconds; JGroups waits for half of it, and a random part of it more.
     *
     * @param members of the view, this node counted
     * @param settled whether the view has not changed for half a minute
     */
    static long intervalMillis(int members, boolean coordinator, boolean settled) {
        long alone = !coordinator ? MEMBER_MILLIS : settled ? SELDOM_MILLIS : OFTEN_MILLIS;
        return alone * Math.max(1, members / (coordinator ? FULL_PACE_ANSWERS : FULL_PACE_MEMBERS));
    }

    @Override
    public Object down(Event event) {
        Object answer = super.down(event);
        if (event.getType() == Event.VIEW_CHANGE) {
            viewChanged(event.getArg());
        }
        return answer;
    }

    private synchronized void viewChanged(View now) {
        long change = ++changes;
        look(intervalMillis(now.size(), is_coord, false));
        if (is_coord) {
            whenSettled.accept(() -> settled(change, now));
        }
    }

    private synchronized void settled(long change, View then) {
        if (change == changes) {
            look(intervalMillis(then.size(), true, true));
        }
    }

    @Override
    protected long computeCheckInterval() {
        return COMPARING_MILLIS;
    }

    private void look(long millis) {
        boolean sooner = millis < getMaxInterval();
        setMaxInterval(millis);
        if (sooner) {
            // A wait that has begun would be as long as before.
            stopInfoSender();
            startInfoSender();
        }
    }
}
