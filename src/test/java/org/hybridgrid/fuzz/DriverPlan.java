package org.hybridgrid.fuzz;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.hybridgrid.toolchain.PrintedCommands;

/** What a driver would run, by its own {@code -###}. */
record DriverPlan(int status, String said, List<List<String>> commands) {

    private static final Set<String> LINKERS = Set.of("collect2", "ld", "lld", "ld.lld", "lto-wrapper", "ld.gold", "ld.bfd");
    /** Of GCC's compilers proper, Clang's, and the assembler; those that the parser knows of. */
    private static final Set<String> WITH_OPERAND = Set.of("-o", "-x", "-D", "-U", "-A", "-I", "-isystem", "-iquote", "-idirafter", "-include", "-imacros",
            "--include", "--imacros", "-isysroot", "-imultiarch", "-imultilib", "-iprefix", "-MD", "-MMD", "-MF", "-MT", "-MQ", "-dependency-file",
            "-dumpbase", "-dumpbase-ext", "-dumpdir", "-main-file-name", "-internal-isystem", "-internal-externc-isystem", "-resource-dir",
            "-cxx-isystem", "-c-isystem", "-split-dwarf-file", "-split-dwarf-output", "-mllvm", "--param", "-target-cpu", "-triple");

    static DriverPlan of(Compiler.Answer answer) {
        // A single word is none: Clang breaks its messages as -fmessage-length tells it, and "as" is a word of them.
        List<List<String>> commands = PrintedCommands.of(answer.said()).stream().filter(words -> words.size() > 1)
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
        return frontEnds().size() > 1 && has(frontEnds().get(0), "-E");
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

    /**
     * A word of a program's command line, with the next one if that is its operand.
     *
     * @param operand null if it has none, or one that is joined to it
     */
    record Word(String text, String operand) {

        /** The operand, be it joined or not, if this is that option; else null. */
        String of(String option) {
            return text.equals(option) ? operand : operand == null && text.startsWith(option) ? text.substring(option.length()) : null;
        }
    }

    /** In pairs: what looks like an option can be the operand of the one before. */
    static List<Word> pairs(List<String> words) {
        List<Word> pairs = new ArrayList<>();
        for (int i = 0; i < words.size(); i++) {
            String word = words.get(i);
            pairs.add(new Word(word, WITH_OPERAND.contains(word) && i + 1 < words.size() ? words.get(++i) : null));
        }
        return pairs;
    }

    /** Whether the option stands there, and not as the operand of another. */
    static boolean has(List<String> words, String option) {
        return pairs(words).stream().anyMatch(word -> word.text.equals(option));
    }

    /** The operand of whichever of some options comes last, or null. */
    static String last(List<String> words, String... options) {
        Set<String> wanted = Set.of(options);
        return pairs(words).stream().filter(word -> word.operand != null && wanted.contains(word.text)).map(Word::operand)
                .reduce(null, (before, after) -> after);
    }
}
