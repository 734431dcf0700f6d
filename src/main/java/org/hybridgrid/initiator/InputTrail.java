package org.hybridgrid.initiator;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.hybridgrid.inputs.Origin;
import org.hybridgrid.inputs.Trail;

/** Remembers the first way by which each file was found. One thread. */
final class InputTrail implements Trail {

    private static final Origin UNTOLD = new Origin("", 0, "");

    private final Map<String, Origin> origins = new HashMap<>();

    @Override
    public void found(String file, Supplier<Origin> origin) {
        origins.computeIfAbsent(file, unknown -> origin.get());
    }

    Origin of(String file) {
        return origins.getOrDefault(file, UNTOLD);
    }
}
