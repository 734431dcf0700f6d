package org.hybridgrid.command;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.hybridgrid.model.DriverMode;
import org.hybridgrid.model.Family;
import org.hybridgrid.model.LocalReason;
import org.hybridgrid.model.ParsedCommand;

/**
 * Reads the command lines of GCC (12 to 14) and Clang (14 to 19). Stateless: may be used by many threads
 * at once if the reader of response files may.
 */
public final class CommandParser {

    private final Function<String, Optional<String>> responseFiles;

    /**
     * A parser.
     *
     * @param responseFiles gives the text of a response file by its name as typed, relative to the
     *     command's working directory; empty for one that can't be read, is no regular file or is not UTF-8
     */
    public CommandParser(Function<String, Optional<String>> responseFiles) {
        this.responseFiles = responseFiles;
    }

    /** Reads the tables of options, for which the first command would wait: a tenth of a second of CPU in a JVM that is not warm. */
    public void prepare() {
        for (Family family : Family.values()) {
            parse(family, DriverMode.C, "cc", List.of("-c", "a.c"), Map.of());
        }
    }

    /**
     * Parses a command. Never fails: what can't be understood is {@link ParsedCommand.LocalOnly}.
     *
     * @param compiler the compiler as typed
     * @param arguments the words after the compiler
     * @param environment the variables that the compiler would see
     */
    public ParsedCommand parse(
            Family family, DriverMode mode, String compiler, List<String> arguments, Map<String, String> environment) {
        ResponseFiles.Expansion expansion = ResponseFiles.expand(arguments, responseFiles);
        if (expansion.refused() != null) {
            return new ParsedCommand.LocalOnly(LocalReason.RESPONSE_FILE, expansion.refused());
        }
        CommandFacts facts = WordScan.scan(family, expansion.words());
        return new Decision(facts, mode, compiler, environment).make();
    }
}
