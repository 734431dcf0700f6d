package org.hybridgrid.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Splits the text of a response file into words, as libiberty's {@code buildargv} and LLVM's GNU
 * tokenizer both do: blanks separate, either quote groups, a backslash takes the next character as it is.
 *
 * <p>Where the two, or two versions of one of them, disagree there is no answer: a backslash within
 * single quotes, a backslash within double quotes before an ordinary character, a backslash before a
 * line's or the text's end, the blanks {@code \v} and {@code \f}, a NUL, a byte order mark.
 */
final class QuotedWords {

    private final String text;
    private final List<String> words = new ArrayList<>();
    private StringBuilder word;
    private char quote;

    private QuotedWords(String text) {
        this.text = text;
    }

    /** The words, or nothing where compilers disagree. */
    static Optional<List<String>> split(String text) {
        QuotedWords split = new QuotedWords(text);
        return split.run() ? Optional.of(split.words) : Optional.empty();
    }

    private boolean run() {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\u000b' || c == '\f' || c == '\0' || c == '\ufeff') {
                return false;
            } else if (c == '\\') {
                i++;
                if (i == text.length() || !escapable(text.charAt(i))) {
                    return false;
                }
                open().append(text.charAt(i));
            } else if (quote != 0) {
                within(c);
            } else if (c == '\'' || c == '"') {
                quote = c;
                open();
            } else if (c == ' ' || c == '\t' || c == '\n' || c == '\r') {
                close();
            } else {
                open().append(c);
            }
        }
        close();
        return true;
    }

    private boolean escapable(char next) {
        if (next == '\n' || next == '\r') {
            return false;
        }
        return quote == 0 || quote == '"' && (next == '"' || next == '\\' || next == '$' || next == '`');
    }

    private void within(char c) {
        if (c == quote) {
            quote = 0;
        } else {
            word.append(c);
        }
    }

    private StringBuilder open() {
        if (word == null) {
            word = new StringBuilder();
        }
        return word;
    }

    private void close() {
        if (word != null) {
            words.add(word.toString());
            word = null;
        }
    }
}
