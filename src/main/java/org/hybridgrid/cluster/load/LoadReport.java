package org.hybridgrid.cluster.load;

import java.util.List;
import org.hybridgrid.cluster.member.NodeId;

/**
 * What a node says of itself.
 *
 * @param node who says it
 * @param sequence grows with every report of this node; the cluster numbers them, a maker leaves it 0
 * @param slots compiles it runs at once
 * @param freeSlots of these, how many are free; below 0 while it runs more than it should
 * @param running compiles that run here now
 * @param queued actions that wait here
 * @param queuedCostMs what the waiting actions cost together, in reference milliseconds
 * @param speed reference milliseconds per millisecond and slot; 1 is the reference
 * @param memoryMb memory that compiles may use, in MiB
 */
public record LoadReport(
        NodeId node,
        long sequence,
        int slots,
        int freeSlots,
        int running,
        int queued,
        long queuedCostMs,
        double speed,
        int memoryMb,
        Sandbox sandbox,
        List<KnownToolchain> toolchains) {

    public LoadReport {
        toolchains = List.copyOf(toolchains);
    }

    /** The same, numbered. */
    public LoadReport withSequence(long newSequence) {
        return new LoadReport(
                node, newSequence, slots, freeSlots, running, queued, queuedCostMs, speed, memoryMb, sandbox, toolchains);
    }

    /** Whether it says the same, whatever its number. */
    public boolean saysTheSameAs(LoadReport other) {
        return withSequence(0).equals(other.withSequence(0));
    }

    /**
     * Whether others would act differently after this than after {@code before}: work waits where none did, which makes workers share their
     * room; slots or compilers are others. How busy a node is, thieves and victims tell each other.
     */
    public boolean isSharpAfter(LoadReport before) {
        return queued > 0 && before.queued == 0 || slots != before.slots || !toolchains.equals(before.toolchains);
    }
}
