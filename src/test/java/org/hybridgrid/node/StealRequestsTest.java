package org.hybridgrid.node;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.hybridgrid.cluster.member.Member;
import org.hybridgrid.cluster.member.NodeId;
import org.hybridgrid.model.Digest;
import org.hybridgrid.protocol.StealRequest;
import org.hybridgrid.schedule.Slots;
import org.hybridgrid.worker.Worker;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A worker with one slot among nodes of which some build. */
class StealRequestsTest {

    private static final Digest GCC = Digest.ofContent(new byte[] {1});
    private static final Member BUILDER = Nodes.member(1, "builder");
    private static final Member BYSTANDER = Nodes.member(2, "bystander");

    private record Told(Member whom, int free) {
    }

    private final Slots slots = new Slots(1, () -> 4000, () -> { });
    private final List<Told> told = new ArrayList<>();
    private final Set<NodeId> building = new HashSet<>(Set.of(BUILDER.id()));
    private final List<Digest> compilers = new ArrayList<>(List.of(GCC));
    private Worker worker;
    private StealRequests requests;

    @BeforeEach
    void start(@TempDir Path directory) throws IOException {
        worker = Nodes.idleWorker(directory, slots);
        requests = new StealRequests(worker, slots, () -> List.copyOf(compilers), initiator -> 0, building::contains,
                (member, message) -> told.add(new Told(member, StealRequest.decode(message).room().free())));
        requests.initiators(List.of(BUILDER, BYSTANDER));
        requests.refresh();
        assertEquals(Set.of(new Told(BUILDER, 2), new Told(BYSTANDER, 2)), Set.copyOf(told), "everybody is told at first");
        told.clear();
    }

    @AfterEach
    void stop() {
        worker.close();
    }

    private void ownCompile() {
        slots.takeLocal();
        requests.refresh();
    }

    private void endOfOwnCompile() {
        slots.releaseLocal();
        requests.refresh();
    }

    @Test
    void shouldTellWhoBuildsOfEachChange() {
        ownCompile();
        endOfOwnCompile();
        assertEquals(List.of(new Told(BUILDER, 0), new Told(BUILDER, 2)), told);
    }

    @Test
    void shouldTellWhoBeginsToBuildHowItIsThen() {
        ownCompile();
        building.add(BYSTANDER.id());
        requests.refresh();
        assertEquals(List.of(new Told(BUILDER, 0), new Told(BYSTANDER, 0)), told);
    }

    @Test
    void shouldTellEverybodyOfAnotherCompiler() {
        compilers.add(Digest.ofContent(new byte[] {2}));
        requests.refresh();
        assertEquals(Set.of(BUILDER, BYSTANDER), Set.copyOf(told.stream().map(Told::whom).toList()));
    }

    @Test
    void shouldTellWhoStopsToBuildWhenThereIsRoomAgain() {
        ownCompile();
        building.clear();
        endOfOwnCompile();
        ownCompile();
        assertEquals(List.of(new Told(BUILDER, 0), new Told(BUILDER, 2)), told);
    }

    @Test
    void shouldTellNobodyWhereNothingIsOffered() {
        StealRequests none = new StealRequests(worker, new Slots(0, () -> 4000, () -> { }), () -> List.copyOf(compilers), initiator -> 0, building::contains,
                (member, message) -> told.add(new Told(member, 0)));
        none.initiators(List.of(BUILDER));
        none.refresh();
        assertEquals(List.of(), told);
    }
}
