package org.hybridgrid.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Puts the words of response files in place of {@code @file}, nested ones too. All names are relative
 * to the working directory, that of a nested one as well. A name that can't be read stays a word, as it
 * does in both drivers.
 */
final class ResponseFiles {

    /** Twice what a sane build nests; libiberty gives up at 2000. */
    private static final int MOST_FILES = 1000;

    private final Function<String, Optional<String>> text;
    private final List<String> words = new ArrayList<>();
    private int files;

    private ResponseFiles(Function<String, Optional<String>> text) {
        this.text = text;
    }

    /**
     * The words with every response file expanded.
     *
     * @param refused the response file that compilers of different versions read differently, or that
     *     includes itself; null if there is none
     */
    record Expansion(List<String> words, String refused) {
    }

    static Expansion expand(List<String> arguments, Function<String, Optional<String>> text) {
        ResponseFiles expanded = new ResponseFiles(text);
        String refused = expanded.addAll(arguments);
        return new Expansion(expanded.words, refused);
    }

    private String addAll(List<String> arguments) {
        String refused = null;
        for (String word : arguments) {
            Optional<String> content = word.length() > 1 && word.charAt(0) == '@'
                    ? text.apply(word.substring(1))
                    : Optional.empty();
            if (content.isEmpty()) {
                words.add(word);
            } else if (++files > MOST_FILES) {
                return word;
            } else {
                Optional<List<String>> inside = QuotedWords.split(content.get());
                String problem = inside.isEmpty() ? word : addAll(inside.get());
                refused = refused == null ? problem : refused;
            }
        }
        return refused;
    }
}
