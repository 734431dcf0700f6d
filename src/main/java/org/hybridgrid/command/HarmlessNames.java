package org.hybridgrid.command;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Options that name no file and have no side output: the bulk of {@code -f}, {@code -m} and {@code -g}. */
final class HarmlessNames {

    private final Set<String> names = new HashSet<>();

    HarmlessNames(List<String> lines) {
        for (String line : lines) {
            names.addAll(List.of(line.split(" ")));
        }
    }

    /** Whether a word is one of the names, in its positive or negative form, with a value where it takes one. */
    boolean contains(String word) {
        return isNamed(word) || isNamed(positive(word)) || isNamed(negative(word));
    }

    private boolean isNamed(String word) {
        int equals = word.indexOf('=');
        if (equals >= 0) {
            return names.contains(word.substring(0, equals + 1));
        }
        for (int dash = word.lastIndexOf('-'); dash > 1; dash = word.lastIndexOf('-', dash - 1)) {
            if (names.contains(word.substring(0, dash + 1))) {
                return true;
            }
        }
        return names.contains(word);
    }

    private static String positive(String word) {
        return word.startsWith("no-", 2) ? word.substring(0, 2) + word.substring(5) : word;
    }

    private static String negative(String word) {
        return word.length() > 2 ? word.substring(0, 2) + "no-" + word.substring(2) : word;
    }
}
