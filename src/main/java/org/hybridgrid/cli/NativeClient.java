package org.hybridgrid.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.hybridgrid.node.StateDirectory;

/** Hands {@code cc} and {@code run} to the native client, which does them without a JVM where it is installed. */
final class NativeClient {

    private NativeClient() {
    }

    static int run(String command, List<String> arguments) throws IOException, InterruptedException {
        Path client = Installation.programs(StateDirectory.of(System.getenv())).resolve(NativeHooks.CLIENT);
        List<String> words = new ArrayList<>(List.of(client.toString(), command));
        words.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(words).inheritIO();
        builder.environment().put("HYBRIDGRID_JAR", Installation.jar().toString());
        return builder.start().waitFor();
    }
}
