package org.hybridgrid.inputs;

import java.util.ArrayList;
import java.util.List;
import org.hybridgrid.model.Argument;
import org.hybridgrid.model.CompileCommand;
import org.hybridgrid.model.Family;
import org.hybridgrid.model.Language;
import org.hybridgrid.model.MacroDefinition;
import org.hybridgrid.model.Output;
import org.hybridgrid.model.SearchDirectory;
import org.hybridgrid.model.SearchDirectory.Kind;

/** Compile commands for tests, with only what a search for inputs looks at. */
final class Commands {

    private Commands() {
    }

    /** The command, parsed from plain words: flags, options with their operand as the next word, then the source. */
    static CompileCommand of(Family family, Language language, String... words) {
        List<SearchDirectory> search = new ArrayList<>();
        List<String> forced = new ArrayList<>();
        List<MacroDefinition> macros = new ArrayList<>();
        String output = "a.o";
        int debug = 0;
        int i = 0;
        for (; i < words.length - 1; i += 2) {
            if (words[i].startsWith("-f") || words[i].equals("-g")) {
                debug = words[i].equals("-g") ? 2 : debug;
                i--;
                continue;
            }
            String operand = words[i + 1];
            switch (words[i]) {
                case "-iquote" -> search.add(new SearchDirectory(Kind.QUOTE, operand));
                case "-I" -> search.add(new SearchDirectory(Kind.BRACKET, operand));
                case "-isystem" -> search.add(new SearchDirectory(Kind.SYSTEM, operand));
                case "-idirafter" -> search.add(new SearchDirectory(Kind.AFTER, operand));
                case "-include" -> forced.add(operand);
                case "-o" -> output = operand;
                case "-D" -> macros.add(new MacroDefinition(
                        operand.substring(0, operand.indexOf('=')), operand.substring(operand.indexOf('=') + 1)));
                default -> throw new IllegalArgumentException(words[i]);
            }
        }
        List<Argument> arguments = List.of(words).stream().map(Argument::plain).toList();
        return new CompileCommand(family, family == Family.GCC ? "gcc" : "clang", arguments, words[i], i, language,
                List.of(new Output(Output.Kind.OBJECT, output)), search, true, forced, macros, List.of(), 0, debug);
    }
}
