package org.hybridgrid.command;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.hybridgrid.model.Family;
import org.hybridgrid.model.LocalReason;
import org.hybridgrid.model.SearchDirectory;

/** Walks over the words as the driver does, pairing options with their operands, and notes what they say. */
final class WordScan {

    /** Their instrumentation stores no paths: objects were compared between directories, GCC 12 and Clang 14. */
    private static final Set<String> PATHLESS_SANITIZERS =
            Set.of("thread", "leak", "memory", "safe-stack", "shadow-call-stack");

    /** They store names of sources as the command and the directives make them, and no prefix map reaches these. */
    private static final Set<String> NAMING_SANITIZERS = Set.of(
            "address", "kernel-address", "undefined", "integer-divide-by-zero", "float-divide-by-zero", "signed-integer-overflow",
            "bounds", "null", "return", "shift", "shift-base", "shift-exponent", "unreachable", "vla-bound", "alignment",
            "object-size", "float-cast-overflow", "nonnull-attribute", "returns-nonnull-attribute", "bool", "enum",
            "pointer-overflow", "builtin");

    private static final Set<String> ASCII_CHARSETS = Set.of("utf-8", "utf8", "ascii", "us-ascii", "iso-8859-1", "latin1");

    private static final Set<String> PLAIN_DIAGNOSTICS = Set.of("text", "json", "json-stderr", "clang", "msvc", "vi");

    private final CommandFacts facts;
    private final OptionTable options;
    private String language;

    private WordScan(CommandFacts facts) {
        this.facts = facts;
        options = OptionTable.of(facts.family);
    }

    static CommandFacts scan(Family family, List<String> words) {
        CommandFacts facts = new CommandFacts(family, words);
        new WordScan(facts).run();
        return facts;
    }

    private void run() {
        List<String> words = facts.words;
        boolean onlyInputs = false;
        for (int i = 0; i < words.size(); i++) {
            String word = words.get(i);
            if (onlyInputs || word.equals("-") || !word.startsWith("-")) {
                input(new Operand(word, i, 0));
            } else if (word.equals("--")) {
                // GCC knows no end of options: it rejects the word.
                onlyInputs = facts.family == Family.CLANG;
                if (!onlyInputs) {
                    facts.object(LocalReason.BAD_COMMAND, word);
                }
            } else {
                Option option = options.find(word);
                boolean separate = option.takesNextWord(word);
                if (separate && i + 1 == words.size()) {
                    facts.object(LocalReason.BAD_COMMAND, word);
                } else {
                    Operand operand = separate
                            ? new Operand(words.get(i + 1), i + 1, 0)
                            : new Operand(word, i, 0).from(option.operandIn(word));
                    accept(option, word, operand);
                    i = operand.word();
                }
            }
        }
    }

    private void input(Operand path) {
        if (path.text().isEmpty()) {
            facts.object(LocalReason.BAD_COMMAND, "an empty word");
        } else if (path.text().length() > 1 && path.text().startsWith("-")) {
            // Clang's driver takes such a name after "--" for a file, its front end for an option.
            facts.object(LocalReason.BAD_COMMAND, path.text());
        }
        facts.path(path);
        facts.inputs.add(new CommandFacts.Input(path, language));
    }

    private void accept(Option option, String word, Operand operand) {
        String text = operand.text();
        switch (option.meaning()) {
            case PASS -> { }
            case LOCAL -> facts.object(option.reason(), word);
            case COMPILE -> facts.compile = true;
            case ASSEMBLE -> facts.assemble = true;
            case OUTPUT -> {
                facts.path(operand);
                facts.outputTwice |= facts.output != null;
                facts.output = text;
            }
            case LANGUAGE -> language = text;
            case DEFINE -> facts.define(text);
            case UNDEFINE -> facts.undefine(text);
            case QUOTE -> facts.search(SearchDirectory.Kind.QUOTE, operand);
            case BRACKET -> facts.search(SearchDirectory.Kind.BRACKET, operand);
            case SYSTEM -> facts.search(SearchDirectory.Kind.SYSTEM, operand);
            case AFTER -> facts.search(SearchDirectory.Kind.AFTER, operand);
            case PREFIX -> {
                facts.path(operand);
                facts.prefix = text;
            }
            case WITH_PREFIX -> facts.searchWithPrefix(false, operand);
            case WITH_PREFIX_BEFORE -> facts.searchWithPrefix(true, operand);
            case INCLUDE -> {
                facts.path(operand);
                facts.includes.add(text);
            }
            case IMACROS -> {
                facts.path(operand);
                facts.imacros.add(text);
            }
            case NO_STANDARD_INCLUDES -> facts.standardIncludes = false;
            case INPUT_CHARSET -> objectUnless(ASCII_CHARSETS.contains(text.toLowerCase(Locale.ROOT)),
                    LocalReason.INPUTS_UNKNOWN, word);
            case TOOLCHAIN -> toolchain(word, operand);
            case TOOLCHAIN_PATH -> {
                facts.path(operand);
                toolchain(word, operand);
            }
            case CPU -> cpu(word, operand);
            case ARCHITECTURE -> architecture(word, operand);
            case DEPENDENCIES -> facts.dependencies = true;
            case DEPFILE -> facts.depfile(operand);
            case DEPENDENCY_DETAIL -> facts.dependencyDetail = true;
            case OPTIMISE -> facts.optimisation = Levels.optimisation(text);
            case DEBUG -> facts.debug = Levels.debug(facts.family, facts.debug, word);
            case SPLIT_DWARF -> facts.splitDwarf = true;
            case NO_SPLIT_DWARF -> facts.splitDwarf = false;
            case VERBOSE_ASSEMBLY -> facts.verboseAssembly = true;
            case PREFIX_MAP -> prefixMap(word, operand);
            case LTO -> facts.linkTime = true;
            case NO_LTO -> facts.linkTime = false;
            case SANITIZE -> sanitize(word, text);
            case STACK_USAGE -> facts.stackUsage = true;
            case CALL_GRAPH -> callGraph(word, text);
            case DIAGNOSTICS_FORMAT -> objectUnless(PLAIN_DIAGNOSTICS.contains(text), LocalReason.DIAGNOSTICS, word);
            case PREPROCESSOR_LIST -> preprocessorList(word, operand);
            case PREPROCESSOR_WORD -> facts.preprocessorWords.add(operand);
            case ASSEMBLER_LIST -> facts.assemblerWords.addAll(PreprocessorWords.split(operand));
            case ASSEMBLER_WORD -> facts.assemblerWords.add(operand);
            case FRONTEND -> facts.frontendWords.add(text);
            case BACKEND -> objectUnless(FrontendWords.isHarmlessBackendOption(text), LocalReason.UNKNOWN_OPTION, word + " " + text);
        }
    }

    private void sanitize(String word, String text) {
        for (String sanitizer : text.split(",")) {
            if (NAMING_SANITIZERS.contains(sanitizer)) {
                facts.namingSanitizer = word;
            } else {
                objectUnless(PATHLESS_SANITIZERS.contains(sanitizer), LocalReason.MAPPED_PATHS, word);
            }
        }
    }

    private void objectUnless(boolean fine, LocalReason reason, String word) {
        if (!fine) {
            facts.object(reason, word);
        }
    }

    private void toolchain(String word, Operand operand) {
        facts.toolchainFlags.add(word);
        if (operand.at() == 0) {
            facts.toolchainFlags.add(operand.text());
        }
    }

    /** Only {@code -march=} and {@code -mcpu=} select a multilib, but all three can name this machine's processor. */
    private void cpu(String word, Operand operand) {
        if (operand.text().startsWith("native")) {
            facts.object(LocalReason.NATIVE_CPU, word);
        } else if (!word.startsWith("-mtune")) {
            facts.toolchainFlags.add(word);
        }
    }

    private void architecture(String word, Operand operand) {
        if (facts.architecture != null && !facts.architecture.equals(operand.text())) {
            facts.object(LocalReason.LINK, word);
        }
        facts.architecture = operand.text();
        toolchain(word, operand);
    }

    /**
     * GCC tries the mapping given last first, and a worker puts its own in front of these, so that the
     * person's win. Clang keeps them sorted, and an empty old prefix matches the input root itself.
     */
    private void prefixMap(String word, Operand operand) {
        int equals = operand.text().indexOf('=');
        if (facts.family == Family.CLANG || equals == 0) {
            facts.object(LocalReason.PREFIX_MAP, word);
        } else if (equals < 0) {
            facts.object(LocalReason.BAD_COMMAND, word);
        } else {
            facts.path(operand);
        }
    }

    private void callGraph(String word, String text) {
        facts.callGraph = true;
        for (String item : text.split(",")) {
            objectUnless(item.isEmpty() || item.equals("su") || item.equals("da"), LocalReason.UNKNOWN_OPTION, word);
        }
    }

    /** Clang's driver itself reads {@code -Wp,-MD,FILE}, where it stands; GCC hands every list on, behind the options. */
    private void preprocessorList(String word, Operand operand) {
        List<Operand> list = PreprocessorWords.split(operand);
        String first = list.get(0).text();
        if (facts.family == Family.CLANG && (first.equals("-MD") || first.equals("-MMD"))) {
            if (list.size() == 2) {
                facts.dependencies = true;
                facts.depfile(list.get(1));
            } else {
                facts.object(LocalReason.PREPROCESSOR_OPTION, word);
            }
        } else {
            facts.preprocessorWords.addAll(list);
        }
    }
}
