package org.hybridgrid.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class JGroupsLogTest {

    private final Logger root = Logger.getLogger("");
    private final Logger ours = Logger.getLogger(JGroupsLog.NAME);
    private final Kept atTheRoot = new Kept();
    private final Kept passedOn = new Kept();

    private static final class Kept extends Handler {

        private final List<String> lines = new ArrayList<>();

        Kept() {
            setLevel(Level.ALL);
        }

        @Override
        public void publish(LogRecord line) {
            lines.add(line.getLevel() + " " + line.getMessage());
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
        names.forEach(name -> Logger.getLogger(name).warning("of " + name));
        assertEquals(names.stream().map(name -> "FINE of " + name).toList(), passedOn.lines);
        assertEquals(List.of(), atTheRoot.lines.stream().filter(line -> line.startsWith("WARNING")).toList());
    }
}
