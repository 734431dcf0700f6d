package org.hybridgrid.toolchain;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hybridgrid.model.DriverMode;
import org.hybridgrid.model.Family;

/**
 * What a driver tells of itself when asked how it would compile a file {@code probe.c}
 * ({@code -### -c probe.c}).
 *
 * @param self the driver as it knows itself: by how it was called for GCC, by its file for Clang
 * @param configuration files that changed its answer: GCC's specs, Clang's configuration file
 * @param defaults the words it adds on its own accord, without those that hold a path and the options they
 *     belong to
 */
record DriverDescription(
        Family family,
        DriverMode mode,
        String version,
        String target,
        String self,
        List<String> configuration,
        List<String> defaults) {

    /** GCC has -ffile-prefix-map since 8, Clang since 10; without it no compile can leave this machine. */
    private static final int OLDEST_GCC = 8;
    private static final int OLDEST_CLANG = 10;

    // "gcc version" begins a line only in GCC's own words: icc mentions it within a line.
    private static final Pattern GCC = Pattern.compile("(?m)^gcc version ((\\d+)[\\w.+-]*)");
    private static final Pattern CLANG = Pattern.compile("(?m)^(?:\\w+ )?clang version ((\\d+)[\\w.+-]*)");
    private static final Pattern COLLECT_GCC = Pattern.compile("(?m)^COLLECT_GCC=(.+)$");
    private static final Pattern TARGET = Pattern.compile("(?m)^Target: (\\S+)");
    private static final Pattern CONFIGURATION =
            Pattern.compile("(?m)^(?:Reading specs from|Configuration file:) (.+)$");

    /** Reads the answer; nothing if it is not that of a GCC or Clang which is understood. */
    static Optional<DriverDescription> parse(String answer) {
        Matcher gcc = GCC.matcher(answer);
        Matcher clang = CLANG.matcher(answer);
        Matcher collect = COLLECT_GCC.matcher(answer);
        Matcher target = TARGET.matcher(answer);
        boolean isGcc = gcc.find();
        boolean isClang = clang.find();
        List<List<String>> commands = DriverWords.commands(answer);
        if (isGcc == isClang || isGcc && !collect.find() || !target.find() || commands.isEmpty()) {
            return Optional.empty();
        }
        Matcher version = isGcc ? gcc : clang;
        if (Integer.parseInt(version.group(2)) < (isGcc ? OLDEST_GCC : OLDEST_CLANG)) {
            return Optional.empty();
        }
        List<String> compile = commands.get(0);
        Optional<DriverMode> mode = isGcc ? gccMode(compile) : clangMode(compile);
        return mode.map(found -> new DriverDescription(
                isGcc ? Family.GCC : Family.CLANG,
                found,
                version.group(1),
                target.group(1),
                isGcc ? collect.group(1) : compile.get(0),
                CONFIGURATION.matcher(answer).results().map(match -> match.group(1).strip()).toList(),
                commands.stream().flatMap(command -> withoutPaths(command).stream()).toList()));
    }

    /** Which directories there are depends on what else is installed, as does how often an option names one. */
    private static List<String> withoutPaths(List<String> command) {
        List<String> kept = new ArrayList<>();
        for (int i = 0; i < command.size(); i++) {
            boolean takesPath = i + 1 < command.size() && command.get(i).startsWith("-")
                    && command.get(i + 1).startsWith("/");
            if (!takesPath && command.get(i).indexOf('/') < 0) {
                kept.add(command.get(i));
            }
        }
        return kept;
    }

    /** A g++ takes even a .c file as C++. */
    private static Optional<DriverMode> gccMode(List<String> compile) {
        String program = compile.get(0).substring(compile.get(0).lastIndexOf('/') + 1);
        return switch (program) {
            case "cc1" -> Optional.of(DriverMode.C);
            case "cc1plus" -> Optional.of(DriverMode.CPLUSPLUS);
            default -> Optional.empty();
        };
    }

    /** clang-cpp doesn't emit objects, clang-cl reads another command line. */
    private static Optional<DriverMode> clangMode(List<String> compile) {
        int language = compile.lastIndexOf("-x");
        if (!compile.contains("-cc1") || !compile.contains("-emit-obj") || compile.contains("-fms-volatile")
                || language < 0 || language + 1 == compile.size()) {
            return Optional.empty();
        }
        return switch (compile.get(language + 1)) {
            case "c" -> Optional.of(DriverMode.C);
            case "c++" -> Optional.of(DriverMode.CPLUSPLUS);
            default -> Optional.empty();
        };
    }

    /** The operand of an option of the compile, such as Clang's resource directory. */
    static Optional<String> operand(String answer, String option) {
        for (List<String> command : DriverWords.commands(answer)) {
            int at = command.indexOf(option);
            if (at >= 0 && at + 1 < command.size()) {
                return Optional.of(command.get(at + 1));
            }
        }
        return Optional.empty();
    }
}
