package org.hybridgrid.node;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import org.hybridgrid.cluster.member.NodeId;
import org.junit.jupiter.api.Test;

class EarlyRequestsTest {

    private final NodeId node = new NodeId(1, 2);
    private final EarlyRequests early = new EarlyRequests();
    private final List<String> heard = new ArrayList<>();

    private void asks(String request, boolean inView) {
        early.came(node, () -> inView, () -> heard.add(request));
    }

    @Test
    void shouldPassOnWhatAMemberAsks() {
        asks("a", true);
        assertEquals(List.of("a"), heard);
    }

    @Test
    void shouldKeepTheLastRequestOfANodeThatComesBeforeItsView() {
        asks("a", false);
        asks("b", false);
        assertEquals(List.of(), heard);
        early.viewChanged(List.of(node), List.of());
        assertEquals(List.of("b"), heard);
        early.viewChanged(List.of(node), List.of());
        assertEquals(List.of("b"), heard);
    }

    @Test
    void shouldNotBringBackWhoHasLeft() {
        early.viewChanged(List.of(), List.of(node));
        asks("late", true);
        assertEquals(List.of(), heard);
        early.viewChanged(List.of(node), List.of());
        asks("again", true);
        assertEquals(List.of("late", "again"), heard);
    }
}
