package org.hybridgrid.model;

import java.util.ArrayList;
import java.util.List;

/**
 * A parsed compiler command that another node can run: one source, an object or assembly as its
 * output, every side output known.
 *
 * @param family whose command line this is
 * @param compiler the compiler as typed, e.g. {@code gcc} or {@code /usr/bin/g++-12}
 * @param arguments every word after the compiler, response files expanded, in order
 * @param source the source as typed
 * @param sourceAt index of the source in {@code arguments}
 * @param language what the source is compiled as
 * @param outputs the main output first, then every side output
 * @param search the include directories of the command line, by chain and in order, without the
 *     toolchain's own and without the environment's
 * @param standardIncludes whether the toolchain's own directories are searched (no {@code -nostdinc})
 * @param forcedIncludes operands of {@code -imacros} and then {@code -include}, in order
 * @param macros {@code -D} and {@code -U}, in order
 * @param toolchainFlags the words that change the toolchain's default include directories or its
 *     target ({@code -m32}, {@code --sysroot=}, {@code -stdlib=}, {@code -std=} …), in order
 * @param optimisation 0 to 3; {@code -Os}, {@code -Oz} and {@code -Og} count as 2, 2 and 1
 * @param debug the DWARF level: 0 without {@code -g}, 2 for {@code -g}, 3 for {@code -g3}
 */
public record CompileCommand(
        Family family,
        String compiler,
        List<Argument> arguments,
        String source,
        int sourceAt,
        Language language,
        List<Output> outputs,
        List<SearchDirectory> search,
        boolean standardIncludes,
        List<String> forcedIncludes,
        List<MacroDefinition> macros,
        List<String> toolchainFlags,
        int optimisation,
        int debug) {

    public CompileCommand {
        arguments = List.copyOf(arguments);
        outputs = List.copyOf(outputs);
        search = List.copyOf(search);
        forcedIncludes = List.copyOf(forcedIncludes);
        macros = List.copyOf(macros);
        toolchainFlags = List.copyOf(toolchainFlags);
    }

    /** The object or assembly that the command is for. */
    public Output mainOutput() {
        return outputs.get(0);
    }

    /** The same command as if this header were included by the command line too. */
    public CompileCommand alsoIncluding(String header) {
        List<String> more = new ArrayList<>(forcedIncludes);
        more.add(header);
        return new CompileCommand(family, compiler, arguments, source, sourceAt, language, outputs, search, standardIncludes,
                more, macros, toolchainFlags, optimisation, debug);
    }
}
