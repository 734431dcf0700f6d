package org.hybridgrid.command;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.hybridgrid.model.Argument;
import org.hybridgrid.model.Family;
import org.hybridgrid.model.LocalReason;
import org.hybridgrid.model.MacroDefinition;
import org.hybridgrid.model.ParsedCommand.LocalOnly;
import org.hybridgrid.model.SearchDirectory;

/**
 * What a command line says, gathered word by word by {@link WordScan} and read by {@link Decision}.
 * Owned by one parse, on one thread.
 */
final class CommandFacts {

    private static final List<String> CLOCK = List.of("__DATE__", "__TIME__", "__TIMESTAMP__");
    /** With blanks or comments around it the compiler defines it all the same, by a name that is not looked for. */
    private static final Pattern MACRO = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*(\\(.*)?");

    /** A file to compile or link, with the operand of {@code -x} that was in force. */
    record Input(Operand path, String language) {
    }

    final Family family;
    final List<String> words;
    final List<Input> inputs = new ArrayList<>();
    final List<LocalOnly> objections = new ArrayList<>();
    final List<SearchDirectory> search = new ArrayList<>();
    final List<MacroDefinition> macros = new ArrayList<>();
    final List<String> imacros = new ArrayList<>();
    final List<String> includes = new ArrayList<>();
    final List<String> toolchainFlags = new ArrayList<>();
    final List<Operand> preprocessorWords = new ArrayList<>();
    final List<Operand> assemblerWords = new ArrayList<>();
    final List<String> frontendWords = new ArrayList<>();
    boolean compile;
    boolean assemble;
    boolean standardIncludes = true;
    boolean dependencies;
    boolean dependencyDetail;
    boolean splitDwarf;
    boolean stackUsage;
    boolean callGraph;
    boolean linkTime;
    boolean verboseAssembly;
    int optimisation;
    int debug;
    /** The word that asks for instrumentation which stores names of sources, or null. */
    String namingSanitizer;
    /** The operand of the last {@code -iprefix}, or null. */
    String prefix;
    /** The operand of the last {@code -o}, or null. */
    String output;
    /** Whether there is more than one {@code -o}. */
    boolean outputTwice;
    /** The operand of the last {@code -MF} or its like, or null. */
    String depfile;
    String architecture;

    private final List<SearchDirectory> prefixed = new ArrayList<>();
    /** How many of Clang's {@code -iwithprefix} there are: they come before every {@code -idirafter}. */
    private int afterWithPrefix;
    private final int[] roots;

    CommandFacts(Family family, List<String> words) {
        this.family = family;
        this.words = words;
        roots = new int[words.size()];
        Arrays.fill(roots, Argument.NOWHERE);
    }

    void object(LocalReason reason, String detail) {
        objections.add(new LocalOnly(reason, detail));
    }

    /** Notes that an operand is a path, which a worker must see inside its input root if it is absolute. */
    void path(Operand operand) {
        if (operand.absolute()) {
            if (roots[operand.word()] != Argument.NOWHERE) {
                object(LocalReason.PREPROCESSOR_OPTION, words.get(operand.word()));
            }
            roots[operand.word()] = operand.at();
        }
    }

    /** A directory to search; GCC and Clang put the sysroot in place of {@code =}, which we leave to them. */
    void search(SearchDirectory.Kind kind, Operand directory) {
        if (directory.text().isEmpty() || directory.text().startsWith("=") || directory.text().startsWith("$SYSROOT")) {
            object(LocalReason.INPUTS_UNKNOWN, words.get(directory.word()));
        }
        path(directory);
        search.add(new SearchDirectory(kind, directory.text()));
    }

    /**
     * A directory after the last {@code -iprefix}. Before any, a prefix of the compiler's own is meant. The prefix may be no path: it
     * is put before the operand as it is. GCC searches those of {@code -iwithprefix} among those of {@code -isystem}, whatever its manual
     * says; Clang does as that manual says.
     */
    void searchWithPrefix(boolean before, Operand directory) {
        if (prefix == null) {
            object(LocalReason.INPUTS_UNKNOWN, words.get(directory.word()));
        } else if (before) {
            prefixed.add(new SearchDirectory(SearchDirectory.Kind.BRACKET, prefix + directory.text()));
        } else if (family == Family.GCC) {
            search.add(new SearchDirectory(SearchDirectory.Kind.SYSTEM, prefix + directory.text()));
        } else {
            search.add(afterWithPrefix++, new SearchDirectory(SearchDirectory.Kind.AFTER, prefix + directory.text()));
        }
    }

    /** Whether there are directories of {@code -iwithprefixbefore} without a place yet. */
    boolean hasPrefixed() {
        return !prefixed.isEmpty();
    }

    /** Puts the directories of {@code -iwithprefixbefore} behind all of {@code -I} so far, wherever they stood. */
    void placePrefixed() {
        search.addAll(prefixed);
        prefixed.clear();
    }

    void define(String definition) {
        int equals = definition.indexOf('=');
        String name = equals < 0 ? definition : definition.substring(0, equals);
        if (!MACRO.matcher(name).matches() || definition.contains("__has_include")) {
            object(LocalReason.INPUTS_UNKNOWN, "-D" + definition);
        }
        // Not so -D__DATE__="redacted", by which builds get rid of the time.
        String replacement = equals < 0 ? "" : definition.substring(equals + 1);
        CLOCK.stream().filter(replacement::contains).findFirst().ifPresent(macro -> object(LocalReason.TIME_MACRO, "-D" + definition));
        macros.add(equals < 0
                ? new MacroDefinition(definition, "1")
                : new MacroDefinition(definition.substring(0, equals), definition.substring(equals + 1)));
    }

    void undefine(String name) {
        macros.add(new MacroDefinition(name, null));
    }

    void depfile(Operand file) {
        path(file);
        depfile = file.text();
    }

    /** Every word, in order, with its path marked. */
    List<Argument> arguments() {
        List<Argument> arguments = new ArrayList<>(words.size());
        for (int i = 0; i < roots.length; i++) {
            arguments.add(new Argument(words.get(i), roots[i]));
        }
        return arguments;
    }

    /** Whether a worker would see some path under another name than this machine. */
    boolean namesAbsolutePaths() {
        return Arrays.stream(roots).anyMatch(root -> root != Argument.NOWHERE);
    }

    /** Operands of {@code -imacros}, then of {@code -include}: the order in which they are read. */
    List<String> forcedIncludes() {
        List<String> files = new ArrayList<>(imacros);
        files.addAll(includes);
        return files;
    }
}
