package org.hybridgrid.model;

import java.util.Locale;

/** Names of reasons and faults as the JSON of {@code stats} writes them. */
final class Labels {

    private Labels() {
    }

    /** {@code WORKER_LOST} becomes {@code workerLost}. */
    static String camelCase(String constant) {
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
