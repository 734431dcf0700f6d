package org.hybridgrid.initiator;

import java.util.Map;

/** The variable {@code HYBRIDGRID_VERIFY}: how many compiles are verified. Pure. */
final class VerifySetting {

    private VerifySetting() {
    }

    /** The share in percent that is verified; 0 without the variable, or with what is no percentage: the client has told of that. */
    static double percent(Map<String, String> environment) {
        String text = environment.getOrDefault("HYBRIDGRID_VERIFY", "");
        if (!text.matches("\\d+(\\.\\d*)?|\\.\\d+")) {
            return 0;
        }
        double percent = Double.parseDouble(text);
        return percent <= 100 ? percent : 0;
    }
}
