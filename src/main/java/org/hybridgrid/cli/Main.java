package org.hybridgrid.cli;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import org.hybridgrid.node.NodeException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** The entry of the jar. */
@Command(
        name = "hybridgrid",
        description = "Compiles C and C++ on all machines of a network as if they were one.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class)
public final class Main implements Callable<Integer> {

    /** Done. */
    static final int DONE = 0;
    /** It did not work. */
    static final int FAILED = 1;
    /** The command line made no sense. */
    static final int USAGE = 2;
    /** There is no node to ask. */
    static final int NO_NODE = 3;

    @Option(names = "-v", description = "Show where an error came from.", scope = CommandLine.ScopeType.INHERIT)
    private boolean verbose;

    /** Runs a command and exits with its status. */
    public static void main(String[] arguments) {
        System.exit(run(arguments));
    }

    static int run(String... arguments) {
        Main main = new Main();
        if (arguments.length > 0 && isNative(arguments)) {
            // Every word after these is the compiler's or the build's: none of them is an option of ours to parse.
            try {
                return NativeClient.run(arguments[0], List.of(arguments).subList(1, arguments.length));
            } catch (IOException | InterruptedException e) {
                return main.failed(e);
            }
        }
        return commandLine(main, arguments)
                .setParameterExceptionHandler(Main::badUsage)
                .setExecutionExceptionHandler((e, command, result) -> main.failed(e))
                .execute(arguments);
    }

    private static boolean isNative(String... arguments) {
        return switch (arguments[0]) {
            case "cc" -> true;
            case "run" -> !asksForHelp(arguments);
            case "explain" -> !ExplainCommand.isForUs(arguments);
            default -> false;
        };
    }

    /** The native client sends this back to the jar, so it may not be sent there again. */
    static boolean asksForHelp(String... arguments) {
        return arguments.length > 1 && List.of("--help", "-h").contains(arguments[1]);
    }

    /** All commands, or only the one that is named first: picocli takes a tenth of a second of a cold JVM for all of them. */
    private static CommandLine commandLine(Main main, String... arguments) {
        CommandLine line = new CommandLine(main);
        String first = arguments.length > 0 ? arguments[0] : "";
        switch (first) {
            case "join" -> line.addSubcommand(new JoinCommand());
            case "leave" -> line.addSubcommand(new LeaveCommand());
            case "status" -> line.addSubcommand(new StatusCommand());
            case "explain" -> line.addSubcommand(new ExplainCommand());
            case "stats" -> line.addSubcommand(new StatsCommand());
            default -> List.of(new InstallCommand(), new JoinCommand(), new LeaveCommand(), new CcCommand(), new RunCommand(),
                    new StatusCommand(), new StatsCommand(), new ExplainCommand()).forEach(line::addSubcommand);
        }
        return line;
    }

    private static int badUsage(ParameterException e, String[] arguments) {
        System.err.println("hybridgrid: " + oneLine(e.getMessage()) + " (see hybridgrid --help)");
        return USAGE;
    }

    private int failed(Exception e) {
        System.err.println("hybridgrid: " + oneLine(e.getMessage() == null ? e.toString() : e.getMessage()));
        if (verbose) {
            e.printStackTrace();
        }
        return e instanceof NoNodeException ? NO_NODE : FAILED;
    }

    private static String oneLine(String text) {
        return text.strip().replaceAll("\\s*\\R\\s*", "; ");
    }

    @Override
    public Integer call() throws NodeException {
        CommandLine.usage(this, System.err);
        return USAGE;
    }
}
