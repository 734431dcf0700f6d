package org.hybridgrid.toolchain;

import java.util.ArrayList;
import java.util.List;
import org.hybridgrid.model.Argument;
import org.hybridgrid.model.CompileCommand;
import org.hybridgrid.model.Family;
import org.hybridgrid.model.Language;
import org.hybridgrid.model.SearchDirectory;

/**
 * The words that make a compile inside an input root come out as it would outside. They stand before the
 * command's own words; the compiler runs in ROOT + working directory with PWD set to the same.
 *
 * <p>Why these, as compared byte by byte with GCC 12 and Clang 14:
 * <ul>
 * <li>The prefix maps first, since the last map that fits wins: a person's own stays stronger. GCC
 *     handles {@code -ffile-prefix-map} after every {@code -fmacro-prefix-map}, wherever they stand, so it gets the two
 *     maps that it is made of.
 * <li>GCC: before these, the person's own maps without the root, for absolute names that a source gives itself.
 * <li>GCC: {@code -nostdinc}, and each default directory by {@code -idirafter}. That chain begins
 *     where the defaults would stand: after {@code -isystem} and after C_INCLUDE_PATH, and before the person's own
 *     {@code -idirafter}, which come later on the line. With {@code -isystem} the defaults would come before
 *     C_INCLUDE_PATH. Duplicates are dropped over both chains at once, as they are for the defaults.
 * <li>GCC: {@code -nostdinc} also suppresses the implicit {@code stdc-predef.h}; given as the first
 *     {@code -include}, it comes at the same place, down to the line tables of {@code -g3}.
 * <li>Clang: {@code -nostdinc}, and each default directory as the driver itself passes it to its compiler.
 *     The compiler orders the chains by the options' names, so their place doesn't matter.
 * <li>Clang, assembler: its assembler compares the compilation directory with each file before it maps
 *     prefixes, so it's told the initiator's directory.
 * </ul>
 */
public final class RootedSearch {

    private static final List<String> GCC_MAPS = List.of("-fdebug-prefix-map=", "-fmacro-prefix-map=");
    private static final String GCC_BOTH = "-ffile-prefix-map=";
    private static final List<String> CLANG_MAPS = List.of("-ffile-prefix-map=");

    private static final String NO_DEFAULTS = "-nostdinc";
    private static final String COMPILATION_DIRECTORY = "-fdebug-compilation-dir=";
    private static final String INTERNAL = "-internal-isystem";
    private static final String EXTERN_C = "-internal-externc-isystem";
    private static final List<String> CLANG_OPTIONS = List.of(INTERNAL, EXTERN_C);

    /** Of these Clang warns beside {@code -nostdinc}, which says more. */
    private static final List<String> LESSER_THAN_NOSTDINC = List.of("-nostdlibinc", "-nobuiltininc", "-nostdinc++", "-stdlib=", "--stdlib=");

    private RootedSearch() {
    }

    /**
     * The extra words.
     *
     * @param defaults of this toolchain and language on the initiator, {@link DefaultDirectories#NONE} where the
     *     command itself has {@code -nostdinc}
     * @param directory the initiator's working directory as its compiler would name it (PWD where it is valid)
     * @param own the command's own words
     */
    public static List<Argument> arguments(
            Family family, Language language, DefaultDirectories defaults, String directory, List<Argument> own) {
        List<Argument> words = new ArrayList<>();
        if (family == Family.GCC) {
            // The person's maps begin in the root. Names that a source itself gives (#line 1 "/x/y.l") don't: these come first, so that GCC tries them last.
            own.stream().filter(word -> word.rootAt() != Argument.NOWHERE).map(Argument::text).forEach(word -> GCC_MAPS.stream()
                    .filter(map -> word.startsWith(map) || word.startsWith(GCC_BOTH))
                    .forEach(map -> words.add(Argument.plain(map + word.substring(word.indexOf('=') + 1)))));
        }
        List<String> maps = switch (family) {
            case GCC -> GCC_MAPS;
            case CLANG -> CLANG_MAPS;
        };
        maps.forEach(map -> words.add(new Argument(map + "=", map.length())));
        if (family == Family.CLANG
                && (language == Language.ASSEMBLER || language == Language.ASSEMBLER_WITH_CPP)) {
            words.add(Argument.plain(COMPILATION_DIRECTORY + directory));
        }
        if (language.preprocessed()) {
            // Clang warns of words about a search that doesn't take place.
            return List.copyOf(words);
        }
        words.add(Argument.plain(NO_DEFAULTS));
        for (SearchDirectory searched : defaults.directories()) {
            switch (family) {
                case GCC -> words.add(Argument.plain("-idirafter"));
                case CLANG -> {
                    words.add(Argument.plain("-Xclang"));
                    words.add(Argument.plain(clangOption(searched.kind())));
                    words.add(Argument.plain("-Xclang"));
                }
            }
            words.add(Argument.path("", searched.path()));
        }
        defaults.preInclude().ifPresent(header -> {
            words.add(Argument.plain("-include"));
            words.add(Argument.plain(header));
        });
        return List.copyOf(words);
    }

    /** The command's own words as they travel behind the added ones. */
    public static List<Argument> ownWords(CompileCommand command) {
        if (command.family() != Family.CLANG || command.language().preprocessed()
                || command.arguments().stream().anyMatch(word -> word.text().equals(NO_DEFAULTS))) {
            return command.arguments();
        }
        return command.arguments().stream().filter(word -> LESSER_THAN_NOSTDINC.stream().noneMatch(word.text()::startsWith)).toList();
    }

    /**
     * The command's own words again. Only words at the beginning are taken for added ones, where no option before can claim them for its operand; a person's that
     * look like them and come first go as well.
     */
    public static List<Argument> withoutAdded(Family family, List<Argument> words) {
        int at = 0;
        while (at < words.size() && isMap(family, words.get(at).text())) {
            at++;
        }
        if (is(words, at, NO_DEFAULTS)) {
            at++;
            while (family == Family.GCC && is(words, at, "-idirafter")) {
                at += 2;
            }
            while (family == Family.CLANG && is(words, at, "-Xclang") && at + 1 < words.size()
                    && CLANG_OPTIONS.contains(words.get(at + 1).text()) && is(words, at + 2, "-Xclang")) {
                at += 4;
            }
            if (is(words, at, "-include")) {
                at += 2;
            }
        }
        return words.subList(Math.min(at, words.size()), words.size());
    }

    private static boolean isMap(Family family, String word) {
        return switch (family) {
            case GCC -> GCC_MAPS.stream().anyMatch(word::startsWith);
            case CLANG -> CLANG_MAPS.stream().anyMatch(word::startsWith) || word.startsWith(COMPILATION_DIRECTORY);
        };
    }

    private static boolean is(List<Argument> words, int at, String word) {
        return at < words.size() && words.get(at).text().equals(word);
    }

    private static String clangOption(SearchDirectory.Kind kind) {
        return switch (kind) {
            case EXTERN_C_SYSTEM -> EXTERN_C;
            case SYSTEM -> INTERNAL;
            case QUOTE, BRACKET, AFTER ->
                    throw new IllegalArgumentException("no default directory is in the chain " + kind);
        };
    }
}
