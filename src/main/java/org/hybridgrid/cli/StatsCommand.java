package org.hybridgrid.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.hybridgrid.protocol.NodeMessage;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code hybridgrid stats}: what this machine's commands came to. */
@Command(name = "stats", description = "Show the counters: what ran where, and why.", mixinStandardHelpOptions = true)
final class StatsCommand implements Callable<Integer> {

    @Option(names = "--json", description = "For programs.")
    private boolean json;

    @Option(names = "--reset", description = "Start again from zero, after showing.")
    private boolean reset;

    @Override
    public Integer call() throws Exception {
        List<String> words = new ArrayList<>(List.of("stats"));
        if (json) {
            words.add("--json");
        }
        if (reset) {
            words.add("--reset");
        }
        NodeMessage.Reply reply = NodeClient.ofEnvironment().ask(words.toArray(String[]::new));
        System.out.print(reply.text());
        return reply.exit();
    }
}
