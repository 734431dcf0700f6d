package org.hybridgrid.command;

import java.util.ArrayList;
import java.util.List;
import org.hybridgrid.model.Family;
import org.hybridgrid.model.LocalReason;
import org.hybridgrid.model.SearchDirectory;

/**
 * Words given to the preprocessor by {@code -Wp,} and {@code -Xpreprocessor}. Both drivers append them
 * to the compiler proper's command line, after everything else: a macro or depfile given here wins.
 */
final class PreprocessorWords {

    private final CommandFacts facts;
    private final List<Operand> words;
    private int next;

    private PreprocessorWords(CommandFacts facts) {
        this.facts = facts;
        words = facts.preprocessorWords;
    }

    /** Adds what the words say to the facts. */
    static void apply(CommandFacts facts) {
        new PreprocessorWords(facts).run();
    }

    /** The items of a list with commas, each with its place in the word. */
    static List<Operand> split(Operand list) {
        List<Operand> items = new ArrayList<>();
        int begin = 0;
        for (int comma = list.text().indexOf(','); comma >= 0; comma = list.text().indexOf(',', begin)) {
            items.add(list.between(begin, comma));
            begin = comma + 1;
        }
        items.add(list.from(begin));
        return items;
    }

    private void run() {
        while (next < words.size()) {
            Operand word = words.get(next++);
            String text = word.text();
            if (text.startsWith("-D")) {
                Operand macro = operand(word, 2);
                facts.define(macro.text());
            } else if (text.startsWith("-U")) {
                Operand macro = operand(word, 2);
                facts.undefine(macro.text());
            } else if (text.startsWith("-isystem")) {
                facts.search(SearchDirectory.Kind.SYSTEM, operand(word, 8));
            } else if (text.startsWith("-iquote")) {
                facts.search(SearchDirectory.Kind.QUOTE, operand(word, 7));
            } else if (text.startsWith("-I") && !text.equals("-I-")) {
                facts.search(SearchDirectory.Kind.BRACKET, operand(word, 2));
            } else if (!dependency(word) && !isHarmless(text)) {
                facts.object(LocalReason.PREPROCESSOR_OPTION, text);
            }
        }
    }

    /** GCC's own compilers take the file of {@code -MD} and {@code -MMD} as an operand, unlike its driver. */
    private boolean dependency(Operand word) {
        if (facts.family == Family.CLANG) {
            return false;
        }
        String text = word.text();
        if (text.equals("-MD") || text.equals("-MMD")) {
            facts.dependencies = true;
            facts.depfile(operand(word, text.length()));
        } else if (text.startsWith("-MF")) {
            facts.depfile(operand(word, 3));
        } else if (text.startsWith("-MT") || text.startsWith("-MQ")) {
            operand(word, 3);
            facts.dependencyDetail = true;
        } else if (text.equals("-MP")) {
            facts.dependencyDetail = true;
        } else {
            return false;
        }
        return true;
    }

    private boolean isHarmless(String text) {
        if (text.startsWith("-W") || text.startsWith("-f") || text.startsWith("-std=")) {
            Option option = OptionTable.of(facts.family).find(text);
            return option.meaning() == Meaning.PASS && !option.takesNextWord(text);
        }
        return text.equals("-w") || text.equals("-pedantic") || text.equals("-P") || text.equals("-C");
    }

    private Operand operand(Operand word, int length) {
        if (word.text().length() > length) {
            return word.from(length);
        }
        if (next < words.size()) {
            return words.get(next++);
        }
        facts.object(LocalReason.PREPROCESSOR_OPTION, word.text());
        return new Operand("", word.word(), word.at() + length);
    }
}
