package org.hybridgrid.cluster;

import java.io.IOException;
import java.net.InetAddress;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.hybridgrid.cluster.identity.ClusterIdentity;
import org.hybridgrid.cluster.identity.StrangerReports;
import org.hybridgrid.cluster.neighbour.MulticastInterface;
import org.hybridgrid.cluster.neighbour.Neighbour;
import org.hybridgrid.cluster.neighbour.Neighbours;
import org.hybridgrid.threads.DaemonThreads;

/**
 * Tells this node's owner of nodes near by that have a cluster of the same name but don't accept us; answers theirs. Of
 * no effect where multicast doesn't work. One per {@link Cluster}, and ended by it.
 */
final class Neighbourhood implements AutoCloseable {

    /** How long answers are waited for, beside the joining. */
    private static final int ASKING_MILLIS = 600;

    private final Neighbours answering;
    private final Thread asking;

    private Neighbourhood(Neighbours answering, Thread asking) {
        this.answering = answering;
        this.asking = asking;
    }

    static Neighbourhood watch(ClusterOptions options, ClusterIdentity identity, Consumer<String> lines) {
        if (!options.multicast() || MulticastInterface.of(options.bind()).isEmpty()) {
            return new Neighbourhood(null, null);
        }
        Neighbour self = new Neighbour(options.cluster(), options.name(), identity.keyId());
        Thread asking = DaemonThreads.start("hybridgrid-who-is-near", () -> ask(self, options.bind(), lines));
        try {
            return new Neighbourhood(Neighbours.listen(self, options.bind(), reporting(self, lines)), asking);
        } catch (IOException e) {
            return new Neighbourhood(null, asking); // A courtesy to others: no reason not to join.
        }
    }

    /** Waits until those who are near have had their time to answer, so that what is to be said of them has been said. */
    void hearOut() throws InterruptedException {
        if (asking != null) {
            asking.join(2 * ASKING_MILLIS); // it ends by itself; only a machine that stands still needs the limit
        }
    }

    private static BiConsumer<InetAddress, Neighbour> reporting(Neighbour self, Consumer<String> lines) {
        // The reason's text carries the whole line: it is what StrangerReports tells repetitions by.
        StrangerReports reports = new StrangerReports((from, line) -> lines.accept(line));
        return (from, other) -> {
            if (other.isNamesakeOf(self)) {
                reports.refused(from, StrangerAdvice.looked(from, other));
            }
        };
    }

    private static void ask(Neighbour self, InetAddress bind, Consumer<String> lines) {
        try {
            List<Map.Entry<InetAddress, Neighbour>> namesakes = Neighbours.ask(self, bind, ASKING_MILLIS).stream()
                    .filter(found -> found.getValue().isNamesakeOf(self))
                    .toList();
            if (!namesakes.isEmpty()) {
                lines.accept(StrangerAdvice.found(namesakes, self));
            }
        } catch (IOException e) {
            // Nobody can be asked here; then nobody is near, as far as we can tell.
        }
    }

    @Override
    public void close() {
        if (answering != null) {
            answering.close();
        }
    }
}
