package org.hybridgrid.cluster;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.atomic.AtomicInteger;
import org.jgroups.Address;
import org.jgroups.Event;
import org.jgroups.JChannel;
import org.jgroups.Message;
import org.jgroups.View;
import org.jgroups.protocols.MERGE3;
import org.jgroups.protocols.SHARED_LOOPBACK;
import org.jgroups.stack.Protocol;
import org.jgroups.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PacedSearchTest {

    private final Queue<Runnable> later = new ArrayDeque<>();
    private final PacedSearch search = new PacedSearch(later::add);
    private final AtomicInteger asked = new AtomicInteger();
    private JChannel channel;
    private long comparing;

    @BeforeEach
    void connect() throws Exception {
        channel = new JChannel(new SHARED_LOOPBACK(), new Protocol() {
            @Override
            public Object down(Message message) {
                asked.incrementAndGet();
                return super.down(message);
            }
        }, search);
        channel.connect("paced");
        comparing = search.getCheckInterval();
    }

    @AfterEach
    void close() {
        channel.close();
    }

    private void leads(int members) {
        view(members, 0);
    }

    private void follows(int members) {
        view(members, members - 1);
    }

    private void view(int members, int own) {
        List<Address> all = new ArrayList<>();
        for (int i = 0; i < members; i++) {
            all.add(i == own ? channel.getAddress() : new UUID(7, i));
        }
        search.down(new Event(Event.VIEW_CHANGE, View.create(all.get(0), members, all)));
    }

    @Test
    void shouldLookSeldomOnceTheViewHasSettled() {
        leads(3);
        assertEquals(PacedSearch.OFTEN_MILLIS, search.getMaxInterval());
        later.remove().run();
        assertEquals(PacedSearch.SELDOM_MILLIS, search.getMaxInterval());
    }

    @Test
    void shouldLookOftenAgainAfterAChange() {
        leads(3);
        later.remove().run();
        leads(2);
        assertEquals(PacedSearch.OFTEN_MILLIS, search.getMaxInterval());
    }

    @Test
    void shouldNotTakeAViewForSettledThatHasChangedSince() {
        leads(3);
        leads(4);
        later.remove().run();
        assertEquals(PacedSearch.OFTEN_MILLIS, search.getMaxInterval());
        later.remove().run();
        assertEquals(PacedSearch.SELDOM_MILLIS, search.getMaxInterval());
    }

    @Test
    void shouldLeaveTheSearchToTheCoordinatorForTheMostPart() {
        follows(3);
        assertEquals(PacedSearch.MEMBER_MILLIS, search.getMaxInterval());
    }

    @Test
    void shouldNotComeToLookMoreOftenByHavingBeenACoordinatorOnce() {
        leads(3);
        follows(4);
        later.remove().run();
        assertEquals(PacedSearch.MEMBER_MILLIS, search.getMaxInterval());
    }

    @Test
    void shouldCompareWhatItHeardAsOftenAsEver() {
        follows(3);
        assertEquals(comparing, search.getCheckInterval());
    }

    @Test
    void shouldLookMoreSeldomTheMoreThereAreToAsk() {
        assertEquals(PacedSearch.OFTEN_MILLIS, PacedSearch.intervalMillis(40, true, false));
        assertEquals(5 * PacedSearch.OFTEN_MILLIS, PacedSearch.intervalMillis(160, true, false));
        assertEquals(5 * PacedSearch.SELDOM_MILLIS, PacedSearch.intervalMillis(160, true, true));
        assertEquals(5 * PacedSearch.MEMBER_MILLIS, PacedSearch.intervalMillis(40, false, false));
    }

    @Test
    void shouldLookSoonWhereItWasCutOffWhileItWaited() {
        follows(80);
        follows(81); // JGroups begins to wait anew: for two minutes at least
        int before = asked.get();
        leads(1);
        await().atMost(Duration.ofMillis(20 * PacedSearch.OFTEN_MILLIS)).until(() -> asked.get() > before);
    }

    @Test
    void shouldBeKnownToOtherMembersAsWhatItExtends() {
        assertEquals(new MERGE3().getId(), search.getId());
    }
}
