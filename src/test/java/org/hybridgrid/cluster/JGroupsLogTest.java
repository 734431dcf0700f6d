package org.hybridgrid.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class JGroupsLogTest {

    private static final String OURS = "a test's warning of ";

    private final Logger root = Logger.getLogger("");
    private final Logger ours = Logger.getLogger(JGroupsLog.NAME);
    private final Kept atTheRoot = new Kept();
    private final Kept passedOn = new Kept();

    private static final class Kept extends Handler {

        /** Of this test: channels of others may still have something to say. */
        private final List<String> lines = new CopyOnWriteArrayList<>();

        Kept() {
            setLevel(Level.ALL);
        }

        @Override
        public void publish(LogRecord line) {
            if (line.getMessage().startsWith(OURS)) {
                lines.add(line.getLevel() + " " + line.getMessage());
            }
        }

        @Override
        public void flush() {
        }

        @Override
        public void close() {
        }
    }

    @BeforeEach
    void listen() {
        JGroupsLog.capture();
        root.addHandler(atTheRoot);
        ours.addHandler(passedOn);
        ours.setLevel(Level.FINE);
    }

    @AfterEach
    void stop() {
        ours.setLevel(null);
        ours.removeHandler(passedOn);
        root.removeHandler(atTheRoot);
    }

    @Test
    void shouldWarnNobodyOfWhatJGroupsAndItsExtensionsWarnOf() {
        List<String> names = List.of("org.jgroups.protocols.TCP", PacedSearch.class.getName(), PacedHeartbeats.class.getName());
        names.forEach(name -> Logger.getLogger(name).warning(OURS + name));
        assertEquals(names.stream().map(name -> "FINE " + OURS + name).toList(), passedOn.lines);
        assertEquals(List.of(), atTheRoot.lines.stream().filter(line -> line.startsWith("WARNING")).toList());
    }
}
