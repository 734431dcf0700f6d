package org.hybridgrid.node;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.InetAddress;
import java.util.List;
import org.hybridgrid.cluster.member.Member;
import org.hybridgrid.cluster.member.NodeId;
import org.hybridgrid.cluster.member.View;
import org.junit.jupiter.api.Test;

class NodeControlTest {

    private static Member member(int number, int slots) {
        return new Member(new NodeId(1, number), "h" + number, InetAddress.getLoopbackAddress(), 61720, slots, "1");
    }

    @Test
    void shouldAskForOneJobForEachSlotHereAndTwoForOthers() {
        Member here = member(2, 4);
        assertEquals(4 + 2 * (3 + 8), NodeControl.jobs(new View(1, here, List.of(member(1, 3), here, member(3, 8)))));
        assertEquals(4, NodeControl.jobs(new View(1, here, List.of(here))));
    }

    @Test
    void shouldAskForOneJobWhereThereIsNoSlot() {
        Member here = member(1, 0);
        assertEquals(1, NodeControl.jobs(new View(1, here, List.of(here))));
    }
}
