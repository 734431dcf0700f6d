package org.hybridgrid.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hybridgrid.model.Argument;
import org.hybridgrid.model.CompileCommand;
import org.hybridgrid.model.Language;
import org.hybridgrid.model.Output;

/**
 * A command in two: the preprocessor here, the compiler proper elsewhere. Only where that makes the same object and the same messages. Debug information
 * holds columns, which preprocessing changes (measured with GCC 12: 290 bytes more in .debug_line of a small C file), as do sanitizers and reports of
 * functions. And some warnings are about macros, or spared where code comes from one: only who asks for none ({@code -w}) can't miss any. Pure.
 *
 * @param preprocess the words after the compiler that write preprocessed source, and the depfile if one is asked for
 * @param compile the words after the compiler that make the object from it
 * @param language of the preprocessed source
 * @param outputs what {@code compile} writes: no depfile, which {@code preprocess} has written
 */
public record PreprocessedCommand(List<String> preprocess, List<Argument> compile, Language language, List<Output> outputs) {

    /** Options with an operand that belong to the preprocessor alone. */
    private static final List<String> WITH_OPERAND =
            List.of("-MF", "-MT", "-MQ", "-include", "-imacros");
    /** Beginnings of words that ask for columns, or for another reading of the source's bytes. */
    private static final List<String> MEANT_FOR_THE_SOURCE = List.of("-fstack-usage", "-fcallgraph-info", "-fsanitize", "-finput-charset", "-fopt-info");
    private static final List<String> ALONE = List.of("-MD", "-MMD", "-MP", "-MG");

    /**
     * Splits a command.
     *
     * @param into where the preprocessed source goes
     */
    public static Optional<PreprocessedCommand> split(CompileCommand command, String into) {
        Optional<Language> language = preprocessed(command.language());
        boolean silent = command.arguments().stream().anyMatch(word -> word.text().equals("-w"));
        if (language.isEmpty() || command.debug() > 0 || !silent || command.arguments().stream().anyMatch(PreprocessedCommand::isOpaque)) {
            return Optional.empty();
        }
        List<String> preprocess = new ArrayList<>();
        List<Argument> compile = new ArrayList<>();
        List<Argument> words = command.arguments();
        for (int i = 0; i < words.size(); i++) {
            String word = words.get(i).text();
            boolean operandFollows = WITH_OPERAND.contains(word);
            if (word.equals("-c") || word.equals("-S")) {
                preprocess.add("-E");
                compile.add(words.get(i));
            } else if (word.equals("-o")) {
                compile.add(words.get(i));
                compile.add(words.get(++i));
            } else if (word.startsWith("-o") && !word.startsWith("-ob")) {
                compile.add(words.get(i));
            } else if (i == command.sourceAt()) {
                preprocess.add(word);
                compile.add(Argument.plain("-x"));
                compile.add(Argument.plain(language.get().flag()));
                compile.add(words.get(i));
            } else {
                preprocess.add(word);
                if (operandFollows) {
                    preprocess.add(words.get(++i).text());
                } else if (!ALONE.contains(word) && WITH_OPERAND.stream().noneMatch(word::startsWith)) {
                    compile.add(words.get(i));
                }
            }
        }
        preprocess.addAll(depfileWords(command));
        preprocess.add("-o");
        preprocess.add(into);
        return Optional.of(new PreprocessedCommand(preprocess, compile, language.get(),
                command.outputs().stream().filter(o -> o.kind() != Output.Kind.DEPFILE).toList()));
    }

    /** Words whose meaning for one half only we can't tell. */
    private static boolean isOpaque(Argument argument) {
        String word = argument.text();
        return MEANT_FOR_THE_SOURCE.stream().anyMatch(word::startsWith) || word.startsWith("-Wp,") || word.equals("-Xpreprocessor") || word.equals("-x") || word.startsWith("--");
    }

    /** With {@code -o} naming the preprocessed source, the depfile's name and target must be said. */
    private static List<String> depfileWords(CompileCommand command) {
        List<String> words = new ArrayList<>();
        for (Output output : command.outputs()) {
            if (output.kind() == Output.Kind.DEPFILE) {
                if (command.arguments().stream().noneMatch(a -> a.text().startsWith("-MF"))) {
                    words.addAll(List.of("-MF", output.path()));
                }
                if (command.arguments().stream().noneMatch(a -> a.text().startsWith("-MT") || a.text().startsWith("-MQ"))) {
                    words.addAll(List.of("-MQ", command.mainOutput().path()));
                }
            }
        }
        return words;
    }

    private static Optional<Language> preprocessed(Language language) {
        return switch (language) {
            case C -> Optional.of(Language.C_PREPROCESSED);
            case CPLUSPLUS -> Optional.of(Language.CPLUSPLUS_PREPROCESSED);
            case OBJECTIVE_C -> Optional.of(Language.OBJECTIVE_C_PREPROCESSED);
            case OBJECTIVE_CPLUSPLUS -> Optional.of(Language.OBJECTIVE_CPLUSPLUS_PREPROCESSED);
            case C_PREPROCESSED, CPLUSPLUS_PREPROCESSED, OBJECTIVE_C_PREPROCESSED, OBJECTIVE_CPLUSPLUS_PREPROCESSED,
                    ASSEMBLER, ASSEMBLER_WITH_CPP -> Optional.empty();
        };
    }
}
