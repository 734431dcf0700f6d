package org.hybridgrid.cli;

import java.io.DataInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.hybridgrid.node.NodelessInitiator;
import org.hybridgrid.node.StateDirectory;
import org.hybridgrid.observe.ExplanationText;
import org.hybridgrid.protocol.ClientMessage;
import org.hybridgrid.protocol.Limits;
import org.hybridgrid.toolchain.Hasher;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * {@code hybridgrid explain}: what would happen to a command. The native client asks the node, with the request that a compile makes; where no
 * node runs it gives that request to this command, which answers as far as one machine can.
 */
@Command(name = "explain", description = "Tell what would happen to a compiler command, and why.", mixinStandardHelpOptions = true)
final class ExplainCommand implements Callable<Integer> {

    private static final String REQUEST = "--request-on-stdin";
    private static final int EXPLAIN = 5;

    @Option(names = "--json", description = "For programs.")
    private boolean json;

    @Option(names = "--all", description = "List every input, and the command as it travels.")
    private boolean all;

    @Option(names = REQUEST, hidden = true)
    private boolean request;

    @Parameters(paramLabel = "COMPILER ARGS", description = "The command, behind --.")
    private List<String> words = List.of();

    /** Whether these words are for the Java program, and not the native client's. */
    static boolean isForUs(String... arguments) {
        return Main.asksForHelp(arguments) || arguments.length > 1 && arguments[1].equals(REQUEST);
    }

    @Override
    public Integer call() throws Exception {
        ClientMessage.Explain question = read();
        try (NodelessInitiator initiator = new NodelessInitiator(StateDirectory.of(System.getenv()), hasher())) {
            System.out.print(ExplanationText.of(initiator.explain(question.compile()), question.form()));
        }
        return Main.DONE;
    }

    private static ClientMessage.Explain read() throws IOException {
        DataInputStream in = new DataInputStream(System.in);
        int length = in.readInt();
        int type = in.readUnsignedByte();
        if (type != EXPLAIN || length < 0 || length > Limits.MESSAGE) {
            throw new IOException("no request comes on standard input");
        }
        return (ClientMessage.Explain) ClientMessage.decode(type, in.readNBytes(length));
    }

    /** The installed client digests compilers much faster than Java does; what isn't installed is not built for a question. */
    private static Hasher hasher() throws IOException {
        Path client = Installation.jar().resolveSibling(NativeHooks.CLIENT);
        return java.nio.file.Files.isExecutable(client) ? Hasher.with(client) : Hasher.plain();
    }
}
