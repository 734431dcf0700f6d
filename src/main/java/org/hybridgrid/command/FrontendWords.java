package org.hybridgrid.command;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.hybridgrid.model.LocalReason;

/** Words given to Clang's front end by {@code -Xclang}, one at a time, and to LLVM by {@code -mllvm}. */
final class FrontendWords {

    private static final Set<String> FLAGS = Set.of(
            "-disable-O0-optnone", "-disable-llvm-passes", "-disable-llvm-optzns", "-disable-lifetime-markers",
            "-opaque-pointers", "-no-opaque-pointers", "-pic-is-pie", "-relaxed-aliasing", "-no-struct-path-tbaa",
            "-menable-no-infs", "-menable-no-nans", "-fconcepts-ts", "-vectorize-loops", "-vectorize-slp",
            "-fallow-half-arguments-and-returns", "-fnative-half-type", "-fexperimental-bounded-pointers",
            "-fno-pch-timestamp", "-fuse-ctor-homing", "-fno-use-ctor-homing", "-ffake-address-space-map", "-fcxx-exceptions", "-fexceptions");

    private static final Set<String> WITH_OPERAND = Set.of(
            "-target-feature", "-target-cpu", "-tune-cpu", "-target-abi", "-mrelocation-model", "-pic-level", "-mframe-pointer",
            "-mthread-model", "-mcode-model");

    private static final Set<String> PLUGINS = Set.of("-load", "-plugin", "-add-plugin");

    /** An LLVM option that names a file, or prints or keeps something. */
    private static final Pattern TELLING = Pattern.compile(
            "/|file|path|dir|out|dump|stat|time|print|view|load|debug|profile|remark|summar|report|track|trace|verbose|help|version|dot",
            Pattern.CASE_INSENSITIVE);

    private FrontendWords() {
    }

    static boolean isHarmlessBackendOption(String option) {
        return option.startsWith("-") && !TELLING.matcher(option).find();
    }

    /** Notes the first word that is not known to be harmless. */
    static void check(CommandFacts facts) {
        List<String> words = facts.frontendWords;
        for (int i = 0; i < words.size(); i++) {
            String word = words.get(i);
            if (WITH_OPERAND.contains(word)) {
                i++;
            } else if (word.equals("-include-pch")) {
                facts.object(LocalReason.PRECOMPILED_HEADER, word);
                return;
            } else if (PLUGINS.contains(word) || word.startsWith("-plugin")) {
                facts.object(LocalReason.PLUGIN, word);
                return;
            } else if (!isHarmless(facts, word)) {
                facts.object(LocalReason.UNKNOWN_OPTION, "-Xclang " + word);
                return;
            }
        }
    }

    /** The front end's {@code -W}, {@code -f} and {@code -m} options are mostly the driver's own. */
    private static boolean isHarmless(CommandFacts facts, String word) {
        if (FLAGS.contains(word)) {
            return true;
        }
        if (word.startsWith("-W") || word.startsWith("-f") || word.startsWith("-m")) {
            Option option = OptionTable.of(facts.family).find(word);
            return option.meaning() == Meaning.PASS && !option.takesNextWord(word) && !word.startsWith("-Wp,");
        }
        return false;
    }
}
