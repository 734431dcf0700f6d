package org.hybridgrid.schedule;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.util.List;
import org.junit.jupiter.api.Test;

class ForesightTest {

    private final Foresight<TestAction> foresight = new Foresight<>(new StealPolicy<>());
    private final TestAction heavy = new TestAction(900);
    private final TestAction light = new TestAction(50);

    private Decision<TestAction> foresee(TestAction action, List<TestAction> waiting, List<Thief<TestAction>> thieves) {
        return foresight.of(action, 0, waiting, thieves);
    }

    @Test
    void shouldTakeForGrantedWhatIsGrantedFirst() {
        Decision.Grant<TestAction> grant = (Decision.Grant<TestAction>) foresee(light, List.of(heavy, light),
                List.of(TestAction.thief("fast", 2, 1, 1), TestAction.thief("slow", 1, 1, 1)));
        assertSame(light, grant.action());
        assertEquals("slow", grant.to().id());
        assertEquals(Why.SOONEST, grant.why());
    }

    @Test
    void shouldSayWhyItIsNotGrantedOnceHeavierOnesHaveTheRoom() {
        assertEquals(new Decision.Leave<TestAction>(Why.NO_ROOM),
                foresee(light, List.of(heavy, light), List.of(TestAction.thief("only", 1, 1, 1))));
    }

    @Test
    void shouldCountAGrantAheadAsOneThatWaitsThere() {
        Decision.Grant<TestAction> grant = (Decision.Grant<TestAction>) foresee(light, List.of(heavy, light),
                List.of(TestAction.thief("only", 1, 1, 2)));
        assertEquals(Why.AHEAD, grant.why());
        assertEquals(List.of(heavy), grant.to().held().stream().map(Held::action).toList());
    }
}
