package org.hybridgrid.node;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Path;
import java.util.Optional;
import org.hybridgrid.cluster.member.Member;
import org.hybridgrid.cluster.member.NodeId;
import org.hybridgrid.schedule.Slots;
import org.hybridgrid.schedule.SpeedGauge;
import org.hybridgrid.storage.BlobStore;
import org.hybridgrid.worker.Confinement;
import org.hybridgrid.worker.Worker;

/** Members and workers for tests of a node's parts. */
final class Nodes {

    private Nodes() {
    }

    static Member member(int number, String name) {
        byte[] id = new byte[NodeId.BYTES];
        id[0] = (byte) number;
        return new Member(NodeId.of(id), name, InetAddress.getLoopbackAddress(), 1, 1, "1");
    }

    /** A worker that knows no compiler. */
    static Worker idleWorker(Path directory, Slots slots) throws IOException {
        return new Worker(directory.resolve("work"), "/usr/bin", BlobStore.open(directory.resolve("store"), 1000), slots, new SpeedGauge(),
                fingerprint -> Optional.empty(), Confinement.none(), (action, toolchain) -> Optional.empty(), () -> { });
    }
}
