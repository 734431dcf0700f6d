package org.hybridgrid.node;

import java.io.IOException;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.hybridgrid.cluster.link.LinkDialer;
import org.hybridgrid.cluster.link.Traffic;
import org.hybridgrid.initiator.Explanation;
import org.hybridgrid.initiator.Initiator;
import org.hybridgrid.observe.Counters;
import org.hybridgrid.protocol.ClientMessage;
import org.hybridgrid.protocol.LinkMessage;
import org.hybridgrid.schedule.CostModel;
import org.hybridgrid.schedule.Slots;
import org.hybridgrid.schedule.SpeedGauge;
import org.hybridgrid.toolchain.Hasher;
import org.hybridgrid.toolchain.Toolchains;

/**
 * An initiator without a node around it, for questions while none runs: it reads the history and the digests that the last node left, and
 * writes nothing but
 * digests of compilers that it had to make, and a scratch directory, which it removes. Made for one question.
 */
public final class NodelessInitiator implements AutoCloseable {

    private final Path scratch;
    private final Counters counters;
    private final Initiator initiator;

    /** @throws IOException if no temporary directory can be made */
    public NodelessInitiator(StateDirectory state, Hasher hasher) throws IOException {
        scratch = Files.createTempDirectory("hybridgrid-explain");
        counters = new Counters(scratch, new Traffic());
        CostModel costs = new CostModel(() -> { });
        new HistoryFile(state.history()).load(costs);
        Machine machine = new Machine();
        Map<String, String> environment = System.getenv();
        String searchPath = environment.getOrDefault("PATH", "/usr/bin:/bin");
        Path digests = Files.isDirectory(state.path()) ? state.path() : scratch;
        LinkDialer nowhere = new LinkDialer(Socket::new, () -> new LinkMessage.Hello(LinkMessage.VERSION, "", ""), new Traffic());
        initiator = new Initiator(new Toolchains(digests, searchPath, hasher, found -> { }), searchPath, costs,
                new Slots(machine.cores(), machine::freeMemoryMb, () -> { }), new SpeedGauge(), machine.cores(), nowhere, scratch,
                scratch, counters);
    }

    /** As much as can be said. */
    public Explanation explain(ClientMessage.Compile request) {
        return initiator.explain(request, false);
    }

    @Override
    public void close() throws IOException {
        initiator.close();
        counters.close();
        try (var left = Files.newDirectoryStream(scratch)) {
            for (Path path : left) {
                Files.deleteIfExists(path);
            }
        }
        Files.deleteIfExists(scratch);
    }
}
