package org.hybridgrid.toolchain;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.hybridgrid.model.Family;
import org.hybridgrid.model.SearchDirectory;
import org.hybridgrid.model.SearchDirectory.Kind;

/**
 * One driver's answer about its default search.
 *
 * @param candidates every directory it considered, whether it exists or not
 * @param existing those that existed when it was asked
 */
record DriverSearch(DefaultDirectories defaults, List<Path> candidates, List<Path> existing) {

    private static final String GCC_START = "#include <...> search starts here:";
    private static final String GCC_END = "End of search list.";
    private static final String GCC_MISSING = "ignoring nonexistent directory \"";
    private static final String PREDEFINED = "stdc-predef.h";
    private static final Pattern PREDEFINED_LINE = Pattern.compile("(?m)^# 1 \".*/stdc-predef\\.h\" 1");

    /** How to ask: GCC lists directories when it preprocesses, Clang's driver passes them to its compiler. */
    static List<String> question(Family family) {
        return switch (family) {
            case GCC -> List.of("-E", "-v");
            case CLANG -> List.of("-c", "-###");
        };
    }

    /**
     * Reads an answer.
     *
     * @param directory where the driver ran, for relative directories
     */
    static Optional<DriverSearch> parse(Family family, DriverProcess.Answer answer, Path directory) {
        if (answer.status() != 0) {
            return Optional.empty();
        }
        return switch (family) {
            case GCC -> gcc(answer, directory);
            case CLANG -> clang(answer, directory);
        };
    }

    private static Optional<DriverSearch> gcc(DriverProcess.Answer answer, Path base) {
        List<SearchDirectory> directories = new ArrayList<>();
        List<Path> missing = new ArrayList<>();
        boolean listing = false;
        boolean listed = false;
        for (String line : answer.err().split("\n")) {
            if (line.equals(GCC_START)) {
                listing = true;
                listed = true;
            } else if (line.equals(GCC_END)) {
                listing = false;
            } else if (listing && line.startsWith(" ")) {
                directories.add(new SearchDirectory(Kind.SYSTEM, line.substring(1)));
            } else if (line.startsWith(GCC_MISSING) && line.endsWith("\"")) {
                missing.add(base.resolve(line.substring(GCC_MISSING.length(), line.length() - 1)));
            }
        }
        Optional<String> preInclude = PREDEFINED_LINE.matcher(answer.out()).find()
                ? Optional.of(PREDEFINED) : Optional.empty();
        return listed ? Optional.of(of(directories, preInclude, missing, base)) : Optional.empty();
    }

    private static Optional<DriverSearch> clang(DriverProcess.Answer answer, Path base) {
        List<List<String>> commands = DriverWords.commands(answer.err());
        if (commands.isEmpty() || !commands.get(0).contains("-cc1")) {
            return Optional.empty();
        }
        List<String> words = commands.get(0);
        List<SearchDirectory> directories = new ArrayList<>();
        List<Path> missing = new ArrayList<>();
        for (int i = 0; i + 1 < words.size(); i++) {
            Optional<Kind> kind = switch (words.get(i)) {
                case "-internal-isystem" -> Optional.of(Kind.SYSTEM);
                case "-internal-externc-isystem" -> Optional.of(Kind.EXTERN_C_SYSTEM);
                default -> Optional.empty();
            };
            if (kind.isEmpty()) {
                continue;
            }
            String path = words.get(i + 1);
            if (Files.isDirectory(base.resolve(path))) {
                directories.add(new SearchDirectory(kind.get(), path));
            } else {
                missing.add(base.resolve(path));
            }
        }
        return Optional.of(of(directories, Optional.empty(), missing, base));
    }

    private static DriverSearch of(
            List<SearchDirectory> directories, Optional<String> preInclude, List<Path> missing, Path base) {
        List<Path> existing = directories.stream().map(found -> base.resolve(found.path())).toList();
        List<Path> candidates = new ArrayList<>(existing);
        candidates.addAll(missing);
        return new DriverSearch(new DefaultDirectories(directories, preInclude), List.copyOf(candidates), existing);
    }

    /** Whether no directory has come or gone since. */
    boolean isCurrent() {
        return existing.equals(candidates.stream().filter(Files::isDirectory).toList());
    }
}
