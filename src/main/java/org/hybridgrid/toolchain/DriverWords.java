package org.hybridgrid.toolchain;

import java.util.ArrayList;
import java.util.List;

/** The command lines that {@code -###} prints, taken apart. */
final class DriverWords {

    private DriverWords() {
    }

    /** The commands of an answer, each as its words; both families indent these lines by a blank. */
    static List<List<String>> commands(String answer) {
        return answer.lines()
                .filter(line -> line.startsWith(" ") && !line.startsWith(" ("))
                .map(DriverWords::split)
                .filter(words -> !words.isEmpty())
                .toList();
    }

    /** Splits at blanks outside double quotes; a backslash takes the next character as it is. */
    private static List<String> split(String line) {
        List<String> words = new ArrayList<>();
        StringBuilder word = new StringBuilder();
        boolean inWord = false;
        boolean quoted = false;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c == '\\' && i + 1 < line.length()) {
                word.append(line.charAt(++i));
                inWord = true;
            } else if (c == '"') {
                quoted = !quoted;
                inWord = true;
            } else if (c != ' ' || quoted) {
                word.append(c);
                inWord = true;
            } else if (inWord) {
                words.add(word.toString());
                word.setLength(0);
                inWord = false;
            }
        }
        if (inWord) {
            words.add(word.toString());
        }
        return words;
    }
}
