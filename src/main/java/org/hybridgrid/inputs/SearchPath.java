package org.hybridgrid.inputs;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.hybridgrid.inputs.FileView.Directory;
import org.hybridgrid.model.Family;
import org.hybridgrid.model.Language;
import org.hybridgrid.model.SearchDirectory;
import org.hybridgrid.model.SearchDirectory.Kind;

/**
 * The directories of an include search that exist, in the order in which the compiler searches them.
 *
 * @param quote searched only for names in quotes, before the others
 * @param bracket searched for every name
 */
record SearchPath(List<Entry> quote, List<Entry> bracket) {

    private static final List<String> LANGUAGE_VARIABLES =
            List.of("C_INCLUDE_PATH", "CPLUS_INCLUDE_PATH", "OBJC_INCLUDE_PATH", "OBJCPLUS_INCLUDE_PATH");

    SearchPath {
        quote = List.copyOf(quote);
        bracket = List.copyOf(bracket);
    }

    /** A directory of the search with the chain it is in, and its name as the compiler was given it. */
    record Entry(Kind kind, Directory directory, String name) {

        /** Whether its headers are the system's. */
        boolean system() {
            return kind != Kind.QUOTE && kind != Kind.BRACKET;
        }
    }

    /**
     * Every directory that the command searches, by chain in the compiler's order, whether it exists or
     * not. Within a chain the command line comes first, then the environment, then the toolchain.
     */
    static List<SearchDirectory> named(
            List<SearchDirectory> command,
            Map<String, String> environment,
            Language language,
            List<SearchDirectory> defaults) {
        List<SearchDirectory> all = new ArrayList<>(command);
        all.addAll(variable(environment.get("CPATH"), Kind.BRACKET));
        all.addAll(variable(environment.get(languageVariable(language)), Kind.SYSTEM));
        all.addAll(defaults);
        return all;
    }

    /**
     * The directories that the environment names for the languages that a command is not in. Clang looks whether they are there, and where one
     * is not, at the directory that would hold it: what it has seen first lends its name to all that is found there.
     */
    static List<SearchDirectory> ofOtherLanguages(Map<String, String> environment, Language language) {
        List<SearchDirectory> all = new ArrayList<>();
        for (String name : LANGUAGE_VARIABLES) {
            if (!name.equals(languageVariable(language))) {
                all.addAll(variable(environment.get(name), Kind.SYSTEM));
            }
        }
        return all;
    }

    /**
     * Drops duplicates as the compilers do: of two equal directories in a chain the first stays; one
     * that is also a system directory is searched only as that. GCC applies the latter to {@code
     * -iquote} too, Clang does not. Where nothing else is left (with {@code -nostdinc}), GCC searches those of {@code -iquote} for every name.
     */
    static SearchPath of(Family family, List<Entry> existing) {
        List<Entry> system = new ArrayList<>();
        append(existing, Kind.SYSTEM, List.of(), system);
        append(existing, Kind.AFTER, List.of(), system);
        List<Entry> bracket = new ArrayList<>();
        append(existing, Kind.BRACKET, system, bracket);
        List<Entry> quote = new ArrayList<>();
        append(existing, Kind.QUOTE, family == Family.GCC ? system : List.of(), quote);
        bracket.addAll(system);
        return new SearchPath(quote, bracket.isEmpty() && family == Family.GCC ? quote : bracket);
    }

    private static void append(List<Entry> existing, Kind chain, List<Entry> taken, List<Entry> to) {
        for (Entry entry : existing) {
            Kind kind = entry.kind == Kind.EXTERN_C_SYSTEM ? Kind.SYSTEM : entry.kind;
            if (kind == chain && !contains(taken, entry.directory) && !contains(to, entry.directory)) {
                to.add(entry);
            }
        }
    }

    private static boolean contains(List<Entry> entries, Directory directory) {
        return entries.stream().anyMatch(known -> known.directory.stamp().sameFile(directory.stamp()));
    }

    /** An empty element, also after a last colon, is the working directory; an empty variable is none. */
    private static List<SearchDirectory> variable(String value, Kind kind) {
        List<SearchDirectory> directories = new ArrayList<>();
        if (value != null && !value.isEmpty()) {
            for (String element : value.split(":", -1)) {
                directories.add(new SearchDirectory(kind, element.isEmpty() ? "." : element));
            }
        }
        return directories;
    }

    private static String languageVariable(Language language) {
        return switch (language) {
            case C, C_PREPROCESSED, ASSEMBLER, ASSEMBLER_WITH_CPP -> "C_INCLUDE_PATH";
            case CPLUSPLUS, CPLUSPLUS_PREPROCESSED -> "CPLUS_INCLUDE_PATH";
            case OBJECTIVE_C, OBJECTIVE_C_PREPROCESSED -> "OBJC_INCLUDE_PATH";
            case OBJECTIVE_CPLUSPLUS, OBJECTIVE_CPLUSPLUS_PREPROCESSED -> "OBJCPLUS_INCLUDE_PATH";
        };
    }
}
