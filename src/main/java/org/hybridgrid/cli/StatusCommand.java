package org.hybridgrid.cli;

import java.util.concurrent.Callable;
import org.hybridgrid.protocol.NodeMessage;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code hybridgrid status}: the cluster as this machine's node sees it. */
@Command(name = "status", description = "Show the cluster's nodes.", mixinStandardHelpOptions = true)
final class StatusCommand implements Callable<Integer> {

    @Option(names = "--json", description = "For programs.")
    private boolean json;

    @Override
    public Integer call() throws Exception {
        NodeMessage.Reply reply = NodeClient.ofEnvironment().ask(json ? new String[] {"status", "--json"} : new String[] {"status"});
        System.out.print(reply.text());
        return reply.exit();
    }
}
