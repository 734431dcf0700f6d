package org.hybridgrid.command;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hybridgrid.model.CompileCommand;
import org.hybridgrid.model.DriverMode;
import org.hybridgrid.model.Family;
import org.hybridgrid.model.LocalReason;
import org.hybridgrid.model.ParsedCommand;
import org.junit.jupiter.api.Assertions;

/** Parses commands typed as one line, for tests. */
public final class Commands {

    private Commands() {
    }

    /** A command such as {@code g++ -c a.cc}: split at blanks, the empty environment, no response files. */
    static ParsedCommand parse(String line) {
        return parse(line, Map.of());
    }

    static ParsedCommand parse(String line, Map<String, String> environment) {
        List<String> words = List.of(line.split(" "));
        return parse(words.get(0), words.subList(1, words.size()), environment);
    }

    static ParsedCommand parse(String compiler, List<String> words, Map<String, String> environment) {
        return new CommandParser(file -> Optional.empty())
                .parse(family(compiler), mode(compiler), compiler, words, environment);
    }

    /** A command that is distributable. */
    public static CompileCommand compile(String line) {
        return compile(parse(line), line);
    }

    static CompileCommand compile(ParsedCommand parsed, String line) {
        if (parsed instanceof ParsedCommand.Distributable distributable) {
            return distributable.command();
        }
        return Assertions.fail(line + " is " + parsed);
    }

    static LocalReason reason(String line) {
        return reason(parse(line), line);
    }

    static LocalReason reason(ParsedCommand parsed, String line) {
        if (parsed instanceof ParsedCommand.LocalOnly local) {
            return local.reason();
        }
        return Assertions.fail(line + " is distributable");
    }

    private static Family family(String compiler) {
        return compiler.startsWith("clang") ? Family.CLANG : Family.GCC;
    }

    private static DriverMode mode(String compiler) {
        return compiler.endsWith("++") ? DriverMode.CPLUSPLUS : DriverMode.C;
    }
}
