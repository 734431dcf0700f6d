package org.hybridgrid.model;

import java.util.Locale;

/** Names of constants as JSON writes them: reasons and faults in {@code stats}, others in {@code explain}. */
public final class Labels {

    private Labels() {
    }

    /** {@code WORKER_LOST} becomes {@code workerLost}. */
    public static String camelCase(String constant) {
        StringBuilder label = new StringBuilder();
        boolean upper = false;
        for (char c : constant.toLowerCase(Locale.ROOT).toCharArray()) {
            if (c == '_') {
                upper = true;
            } else {
                label.append(upper ? Character.toUpperCase(c) : c);
                upper = false;
            }
        }
        return label.toString();
    }
}
