package org.hybridgrid.fuzz;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.hybridgrid.toolchain.PrintedCommands;

/** What a driver would run, by its own {@code -###}. */
record DriverPlan(int status, String said, List<List<String>> commands) {

    private static final Set<String> LINKERS = Set.of("collect2", "ld", "lld", "ld.lld", "lto-wrapper", "ld.gold", "ld.bfd");

    static DriverPlan of(Compiler.Answer answer) {
        List<List<String>> commands = PrintedCommands.of(answer.said()).stream()
                .filter(words -> words.get(0).startsWith("/") || words.get(0).startsWith("cc1") || Set.of("as", "objcopy", "ld").contains(words.get(0))).toList();
        return new DriverPlan(answer.status(), answer.said(), commands);
    }

    boolean links() {
        return commands.stream().anyMatch(words -> LINKERS.contains(program(words)));
    }

    /** The compilers proper, of any language, each once for each source. */
    List<List<String>> frontEnds() {
        return commands.stream().filter(words -> program(words).startsWith("cc1") || words.contains("-cc1")).toList();
    }

    /** Whether one compiler only preprocesses, for the next, as it does for {@code -traditional-cpp}. */
    boolean preprocessesApart() {
        return frontEnds().size() > 1 && frontEnds().get(0).contains("-E");
    }

    List<List<String>> assemblers() {
        return commands.stream().filter(words -> program(words).equals("as") || words.contains("-cc1as")).toList();
    }

    static String program(List<String> words) {
        return Path.of(words.get(0)).getFileName().toString();
    }

    /** Whether some command reads words from a response file. */
    boolean hidesTheSearch() {
        return commands.stream().flatMap(List::stream).anyMatch(word -> word.startsWith("@"));
    }

    /** The operands of options that stand alone, in order. */
    private static List<String> operands(List<String> words, Set<String> options) {
        List<String> found = new ArrayList<>();
        for (int i = 0; i + 1 < words.size(); i++) {
            if (options.contains(words.get(i))) {
                found.add(words.get(i + 1));
                i++;
            }
        }
        return found;
    }

    /** The operand of whichever of some options comes last, or null. */
    static String last(List<String> words, String... options) {
        List<String> all = operands(words, Set.of(options));
        return all.isEmpty() ? null : all.get(all.size() - 1);
    }
}
