package org.hybridgrid.cluster;

import java.util.List;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.jgroups.logging.LogFactory;

/**
 * Keeps JGroups off the person's terminal: what it warns of (a stranger's handshake, a member that doesn't answer) is
 * its daily business, and what matters of it reaches a person through {@link ClusterListener}. Its warnings go on, as
 * {@link Level#FINE}, to the logger {@value #NAME}.
 */
final class JGroupsLog {

    static final String NAME = "org.hybridgrid.cluster.jgroups";

    /** JGroups' own and those of the classes that extend its. Held, since java.util.logging forgets what it was told about a logger that nobody holds. */
    private static final List<Logger> JGROUPS = Stream.of("org.jgroups", PacedSearch.class.getName(), PacedHeartbeats.class.getName())
            .map(Logger::getLogger).toList();

    private static final Logger OURS = Logger.getLogger(NAME);

    private static boolean captured;

    private JGroupsLog() {}

    /** Must run before anything of JGroups that logs is made. */
    static synchronized void capture() {
        if (captured) {
            return;
        }
        captured = true;
        LogFactory.useJdkLogger(true);
        for (Logger logger : JGROUPS) {
            logger.setUseParentHandlers(false);
            logger.setLevel(Level.WARNING);
            logger.addHandler(new PassingOn());
        }
    }

    private static final class PassingOn extends Handler {

        @Override
        public void publish(LogRecord warning) {
            OURS.log(Level.FINE, warning.getMessage(), warning.getThrown());
        }

        @Override
        public void flush() {
            // Nothing is kept here.
        }

        @Override
        public void close() {
            // Nothing is held open here.
        }
    }
}
