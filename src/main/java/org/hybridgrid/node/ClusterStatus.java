package org.hybridgrid.node;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.hybridgrid.cluster.load.KnownToolchain;
import org.hybridgrid.cluster.load.LoadReport;
import org.hybridgrid.cluster.member.Member;
import org.hybridgrid.cluster.member.NodeId;
import org.hybridgrid.cluster.member.View;
import org.hybridgrid.initiator.Quarantine;

/** The cluster as {@code status} shows it. */
@JsonPropertyOrder({"cluster", "self", "coordinator", "view", "nodes"})
record ClusterStatus(String cluster, String self, String coordinator, long view, List<NodeStatus> nodes) {

    /**
     * One node. Costs and memory are 0 until its first report has come.
     *
     * @param quarantined why this node gives it no more work; null, and left out, if it does
     */
    @JsonPropertyOrder({"name", "address", "version", "slots", "running", "queued", "queuedCostMs", "speed", "memoryMb", "sandbox", "toolchains", "quarantined"})
    record NodeStatus(String name, String address, String version, int slots, int running, int queued, long queuedCostMs,
            double speed, int memoryMb, String sandbox, List<String> toolchains, @JsonInclude(JsonInclude.Include.NON_NULL) String quarantined) {
    }

    static ClusterStatus of(String cluster, View view, Map<NodeId, LoadReport> load, Quarantine quarantine) {
        List<NodeStatus> nodes = new ArrayList<>();
        for (Member member : view.members()) {
            nodes.add(node(view.displayName(member.id()), member, load.get(member.id()),
                    quarantine.reason(member.id().hex()).orElse(null)));
        }
        return new ClusterStatus(cluster, view.displayName(view.self().id()), view.displayName(view.coordinator().id()),
                view.id(), nodes);
    }

    private static NodeStatus node(String name, Member member, LoadReport report, String quarantined) {
        String address = member.address().getHostAddress();
        if (report == null) {
            return new NodeStatus(name, address, member.version(), member.slots(), 0, 0, 0, 1, 0, "none", List.of(), quarantined);
        }
        return new NodeStatus(name, address, member.version(), report.slots(), report.running(), report.queued(), report.queuedCostMs(),
                Math.round(report.speed() * 100) / 100.0, report.memoryMb(), report.sandbox().label(),
                report.toolchains().stream().map(KnownToolchain::description).sorted().distinct().toList(), quarantined);
    }

    String text() {
        StringBuilder text = new StringBuilder();
        text.append(String.format("cluster %s: %d %s, coordinator %s%n", cluster, nodes.size(),
                nodes.size() == 1 ? "node" : "nodes", coordinator));
        text.append(String.format("  %-16s %-16s %5s %7s %6s %6s %8s  %-8s %s%n",
                "node", "address", "slots", "running", "queued", "speed", "memory", "sandbox", "compilers"));
        for (NodeStatus node : nodes) {
            text.append(String.format("%s %-16s %-16s %5d %7d %6d %6.2f %5d MB  %-8s %s%n", node.name().equals(self) ? "*" : " ",
                    node.name(), node.address(), node.slots(), node.running(), node.queued(), node.speed(), node.memoryMb(),
                    node.sandbox(), String.join(", ", node.toolchains())));
        }
        nodes.stream().filter(node -> node.quarantined() != null).forEach(node -> text.append(String.format(
                "%s is in quarantine until it is started again: %s%n", node.name(), node.quarantined())));
        return text.toString();
    }
}
