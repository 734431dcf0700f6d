package org.hybridgrid.node;

import java.io.IOException;
import java.nio.file.Path;
import java.util.logging.FileHandler;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;

/** The node's log: one line an entry, in the state directory, begun anew when it has 2 MB. Nothing goes to the terminal. */
final class NodeLog {

    private static final int BYTES = 2_000_000;
    private static final Logger OURS = Logger.getLogger("org.hybridgrid");

    private NodeLog() {
    }

    static void open(Path file) throws IOException {
        System.setProperty("java.util.logging.SimpleFormatter.format", "%1$tFT%1$tT.%1$tL %4$s %5$s%6$s%n");
        LogManager.getLogManager().reset();
        Handler handler = new FileHandler(file.toString(), BYTES, 1, true);
        handler.setFormatter(new SimpleFormatter());
        handler.setLevel(Level.ALL);
        Logger root = Logger.getLogger("");
        root.setLevel(Level.WARNING);
        root.addHandler(handler);
        OURS.setLevel(Level.INFO);
    }
}
