package org.hybridgrid.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.jgroups.JChannel;
import org.jgroups.View;
import org.jgroups.ViewId;
import org.jgroups.protocols.FD_ALL3;
import org.jgroups.protocols.SHARED_LOOPBACK;
import org.jgroups.util.UUID;
import org.junit.jupiter.api.Test;

class PacedHeartbeatsTest {

    private static View view(int members) {
        UUID[] all = new UUID[members];
        for (int i = 0; i < members; i++) {
            all[i] = new UUID(7, i);
        }
        return new View(new ViewId(all[0], members), List.of(all));
    }

    @Test
    void shouldComeEveryTwoSecondsInASmallView() {
        assertEquals(2_000, PacedHeartbeats.intervalMillis(2));
        assertEquals(2_000, PacedHeartbeats.intervalMillis(16));
    }

    @Test
    void shouldComeMoreSeldomTheMoreHearThem() {
        assertEquals(5_000, PacedHeartbeats.intervalMillis(40));
        assertEquals(62_500, PacedHeartbeats.intervalMillis(500));
    }

    @Test
    void shouldBeKnownToOtherMembersAsWhatItExtends() {
        assertEquals(new FD_ALL3().getId(), new PacedHeartbeats().getId());
    }

    @Test
    void shouldFollowTheViewUpAndDownAndGoOn() throws Exception {
        PacedHeartbeats heartbeats = new PacedHeartbeats();
        try (JChannel channel = new JChannel(new SHARED_LOOPBACK(), heartbeats)) {
            channel.connect("paced");
            heartbeats.handleViewChange(view(64));
            assertEquals(8_000, heartbeats.getInterval());
            assertEquals(40_000, heartbeats.getTimeout());
            assertTrue(heartbeats.isRunning());
            heartbeats.handleViewChange(view(3));
            assertEquals(2_000, heartbeats.getInterval());
            assertEquals(10_000, heartbeats.getTimeout());
            assertTrue(heartbeats.isRunning());
        }
    }
}
