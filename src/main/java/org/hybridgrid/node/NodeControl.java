package org.hybridgrid.node;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.util.List;
import org.hybridgrid.cluster.Cluster;
import org.hybridgrid.cluster.member.View;
import org.hybridgrid.ingress.Control;
import org.hybridgrid.initiator.Initiator;
import org.hybridgrid.observe.Counters;
import org.hybridgrid.observe.ExplanationText;
import org.hybridgrid.observe.StatisticsText;
import org.hybridgrid.protocol.ClientMessage;
import org.hybridgrid.protocol.NodeMessage;

/** Answers what the command line asks of a running node. Thread-safe. */
final class NodeControl implements Control {

    private static final int DONE = 0;
    private static final int USAGE = 2;
    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    private final Node node;
    private final Initiator initiator;
    private final Cluster cluster;
    private final Counters counters;
    private final String clusterName;

    NodeControl(Node node, Initiator initiator, Cluster cluster, Counters counters, String clusterName) {
        this.node = node;
        this.initiator = initiator;
        this.cluster = cluster;
        this.counters = counters;
        this.clusterName = clusterName;
    }

    @Override
    public NodeMessage.Reply answer(List<String> words) {
        boolean json = words.contains("--json");
        return switch (words.isEmpty() ? "" : words.get(0)) {
            case "status" -> new NodeMessage.Reply(DONE, status(json));
            case "stats" -> new NodeMessage.Reply(DONE, stats(json, words.contains("--reset")));
            case "jobs" -> new NodeMessage.Reply(DONE, Integer.toString(jobs(cluster.view())));
            case "leave" -> {
                node.leave();
                yield new NodeMessage.Reply(DONE, Long.toString(ProcessHandle.current().pid()));
            }
            default -> new NodeMessage.Reply(USAGE, "this node knows no command " + words + "\n");
        };
    }

    @Override
    public NodeMessage.Reply answer(ClientMessage.Explain question) {
        return new NodeMessage.Reply(DONE, ExplanationText.of(initiator.explain(question.compile(), true), question.form()));
    }

    /** How many commands at a time keep the cluster busy: one for each slot here, two for each of another node, which takes one ahead. */
    static int jobs(View view) {
        int all = view.members().stream().mapToInt(member -> member.id().equals(view.self().id()) ? member.slots() : 2 * member.slots()).sum();
        return Math.max(1, all);
    }

    private String status(boolean json) {
        ClusterStatus status = ClusterStatus.of(clusterName, cluster.view(), cluster.load(), initiator.quarantine());
        if (!json) {
            return status.text();
        }
        try {
            return JSON.writeValueAsString(status) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a status is always JSON", e);
        }
    }

    private String stats(boolean json, boolean reset) {
        String text = json ? counters.json() + "\n" : StatisticsText.of(counters.snapshot());
        if (reset) {
            counters.reset();
        }
        return text;
    }
}
