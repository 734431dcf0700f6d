package org.hybridgrid.cluster.load;

import java.util.Locale;

/** How well a worker confines the compilers that it runs for others. */
public enum Sandbox {
    NONE,
    PARTIAL,
    FULL;

    /** As {@code status --json} writes it. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
