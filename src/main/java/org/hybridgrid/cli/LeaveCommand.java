package org.hybridgrid.cli;

import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.hybridgrid.protocol.NodeMessage;
import picocli.CommandLine.Command;

/** {@code hybridgrid leave}: stops this machine's node once it has given back what it can't finish. */
@Command(name = "leave", description = "Give back unfinished work, then stop the node.", mixinStandardHelpOptions = true)
final class LeaveCommand implements Callable<Integer> {

    private static final long PATIENCE_SECONDS = 60;

    @Override
    public Integer call() throws Exception {
        NodeMessage.Reply reply = NodeClient.ofEnvironment().ask("leave");
        long pid = Long.parseLong(reply.text().strip());
        ProcessHandle node = ProcessHandle.of(pid).orElse(null);
        if (node != null) {
            node.onExit().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        }
        System.out.println("left");
        return reply.exit();
    }
}
