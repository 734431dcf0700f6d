package org.hybridgrid.command;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.hybridgrid.model.Family;
import org.hybridgrid.model.LocalReason;

/**
 * The options of one compiler family by spelling, from {@code options.txt} and, for those that are
 * harmless, {@code gcc-names.txt} or {@code clang-names.txt}. Immutable once loaded.
 */
final class OptionTable {

    private static final Option WARNING = new Option("-W", Form.JOINED, Meaning.PASS, null);
    private static final Option NEGATIVE = new Option("", Form.JOINED, Meaning.PASS, null);
    private static final Option HARMLESS = new Option("", Form.JOINED, Meaning.PASS, null);
    private static final Option UNKNOWN = new Option("", Form.JOINED, Meaning.LOCAL, LocalReason.UNKNOWN_OPTION);

    private static final OptionTable GCC = load(Family.GCC);
    private static final OptionTable CLANG = load(Family.CLANG);

    private final Map<String, Option> exact = new HashMap<>();
    private final Map<String, Option> prefixes = new HashMap<>();
    private final HarmlessNames harmless;
    private int longest;

    private OptionTable(HarmlessNames harmless) {
        this.harmless = harmless;
    }

    static OptionTable of(Family family) {
        return switch (family) {
            case GCC -> GCC;
            case CLANG -> CLANG;
        };
    }

    /** The option that the driver takes a word for; one that is not known is local. */
    Option find(String word) {
        Option option = exact.get(word);
        for (int length = Math.min(longest, word.length()); option == null && length > 1; length--) {
            option = prefixes.get(word.substring(0, length));
            if (option != null && option.form() == Form.LONG && word.charAt(length) != '=') {
                option = null;
            }
        }
        return option != null ? option : outsideTheTable(word);
    }

    /** A warning writes no file, and neither does what an option switches off, unless it has a path in it. */
    private Option outsideTheTable(String word) {
        if (word.contains("/")) {
            return UNKNOWN;
        }
        if (word.startsWith("-W")) {
            return WARNING;
        }
        if (word.startsWith("-fno-") || word.startsWith("-mno-")) {
            return NEGATIVE;
        }
        return harmless.contains(word) ? HARMLESS : UNKNOWN;
    }

    private void add(Option option) {
        switch (option.form()) {
            case FLAG, SEPARATE -> exact.put(option.spelling(), option);
            case JOINED -> prefix(option);
            case EITHER, LONG -> {
                exact.putIfAbsent(option.spelling(), option);
                prefix(option);
            }
        }
    }

    private void prefix(Option option) {
        prefixes.put(option.spelling(), option);
        longest = Math.max(longest, option.spelling().length());
    }

    private static OptionTable load(Family family) {
        String name = family.name().toLowerCase(Locale.ROOT);
        OptionTable table = new OptionTable(new HarmlessNames(lines(name + "-names.txt")));
        for (String line : lines("options.txt")) {
            String[] columns = line.split("\\s+");
            if (columns[0].equals("*") || columns[0].equals(name)) {
                String[] meaning = columns[2].split(":");
                for (int i = 3; i < columns.length; i++) {
                    table.add(new Option(
                            columns[i],
                            Form.valueOf(columns[1].toUpperCase(Locale.ROOT)),
                            Meaning.valueOf(meaning[0]),
                            meaning.length > 1 ? LocalReason.valueOf(meaning[1]) : null));
                }
            }
        }
        return table;
    }

    /** The lines of a resource that are neither blank nor comments. */
    static List<String> lines(String resource) {
        try (InputStream stream = OptionTable.class.getResourceAsStream(resource);
                BufferedReader reader = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
            return reader.lines().filter(line -> !line.isBlank() && line.charAt(0) != '#').toList();
        } catch (IOException e) {
            throw new UncheckedIOException("the jar lacks " + resource, e);
        }
    }
}
