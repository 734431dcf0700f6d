package org.hybridgrid.inputs;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.hybridgrid.inputs.FileView.Directory;
import org.hybridgrid.model.CompileCommand;
import org.hybridgrid.model.Family;

/**
 * Whether GCC would call some header otherwise in an input root. In a system directory, and beside a header of the system, it takes the
 * physical path for the name where that is shorter than the name by which it has found the header; it is seen in messages, in depfiles, by
 * {@code __FILE__} and in line tables. In an input root every physical path is longer. So are absolute names, but not relative ones.
 *
 * <p>Of the names only the lengths are followed, along every directive; a header that has several counts with the longest. For one
 * search, one thread.
 */
final class ShortenedNames {

    /** In place of a length: the name is absolute. */
    private static final int ABSOLUTE = -1;

    /** The kernel takes no longer ones, and headers that include each other have names without end. */
    private static final int LONGEST = 4096;

    /** How GCC puts {@code -include} before the working directory. */
    private static final String HERE = "./";

    /**
     * How a header may be called.
     *
     * @param prefix bytes of its longest relative name up to the last slash, or {@link #ABSOLUTE}
     * @param system whether what is found beside it is the system's
     */
    private record Called(int prefix, boolean system) {

        private Called or(Called other) {
            return new Called(Math.max(prefix, other.prefix), system || other.system);
        }
    }

    /** Where a name is looked up, as in {@link Called}. */
    private record Place(Directory directory, int prefix, boolean system) {

        private static Place of(SearchPath.Entry entry) {
            return new Place(entry.directory(), ShortenedNames.prefix(entry.name().endsWith("/") ? entry.name() : entry.name() + '/'), entry.system());
        }
    }

    private final CompileCommand command;
    private final SearchPath search;
    private final IncludeResolver resolver;
    private final Directory cwd;
    private final boolean anyRelative;
    private final List<String> systemDirectories = new ArrayList<>();
    private final Map<Hit, Boolean> inThem = new HashMap<>();
    private final Map<Hit, List<Include>> includes = new HashMap<>();
    private final Set<Hit> saidToBeSystem = new HashSet<>();
    private final Map<Hit, Called> called = new HashMap<>();
    private final ArrayDeque<Hit> changed = new ArrayDeque<>();
    /** Whether a header may be the system's and have a relative name: hardly ever, which saves the rest. */
    private boolean suspicious;
    private Found.Unsure ending;

    ShortenedNames(CompileCommand command, SearchPath search, IncludeResolver resolver, Directory cwd) {
        this.command = command;
        this.search = search;
        this.resolver = resolver;
        this.cwd = cwd;
        boolean relative = !command.source().startsWith("/")
                || command.forcedIncludes().stream().anyMatch(name -> !name.startsWith("/"));
        for (SearchPath.Entry entry : search.quote()) {
            relative |= note(entry);
        }
        for (SearchPath.Entry entry : search.bracket()) {
            relative |= note(entry);
        }
        anyRelative = relative && command.family() == Family.GCC && !command.language().preprocessed();
    }

    private boolean note(SearchPath.Entry entry) {
        boolean relative = !entry.name().startsWith("/");
        suspicious |= relative && entry.system();
        String path = entry.directory().path();
        if (entry.system() && !relative && !within(path, cwd.path())) {
            systemDirectories.add(path);
        }
        return relative;
    }

    /** Notes that a header was found for a directive, which reads it. */
    void included(Hit from, Include include, Hit header) {
        if (anyRelative) {
            includes.computeIfAbsent(from, hit -> new ArrayList<>()).add(include);
            suspicious |= inSystemDirectory(from) && !inSystemDirectory(header);
        }
    }

    /** Notes what a file says of itself. */
    void read(Hit hit, Directives directives) {
        if (anyRelative && directives.has(Peculiarity.SYSTEM_HEADER)) {
            saidToBeSystem.add(hit);
            suspicious |= !inSystemDirectory(hit);
        }
    }

    private boolean inSystemDirectory(Hit hit) {
        return inThem.computeIfAbsent(hit, any -> systemDirectories.stream().anyMatch(path -> within(path, any.in().path())));
    }

    private static boolean within(String directory, String path) {
        return path.startsWith(directory) && (path.length() == directory.length() || directory.endsWith("/") || path.charAt(directory.length()) == '/');
    }

    /**
     * The end of the search, if some name would not be the same.
     *
     * @param source the command's source
     */
    Optional<Found.Unsure> otherwiseInARoot(Hit source) {
        if (!anyRelative || !suspicious) {
            return Optional.empty();
        }
        arrive(source, new Called(prefix(command.source()), false));
        for (String forced : command.forcedIncludes()) {
            if (!forced.startsWith("/")) {
                follow(new Include(forced, Include.Form.QUOTE, Include.Use.READ, 0), new Place(cwd, HERE.length(), false), false, command.source());
            }
        }
        while (ending == null && !changed.isEmpty()) {
            Hit from = changed.poll();
            Called name = called.get(from);
            boolean system = name.system || saidToBeSystem.contains(from) && from != source;
            for (Include include : includes.getOrDefault(from, List.of())) {
                follow(include, new Place(from.in(), name.prefix, system), system, from.file().path());
            }
        }
        return Optional.ofNullable(ending);
    }

    /** Looks a name up again, since it matters now in which directory it is found. */
    private void follow(Include include, Place beside, boolean system, String path) {
        List<Place> places = new ArrayList<>();
        if (include.form() == Include.Form.QUOTE || include.use().anyHit()) {
            places.add(beside);
            search.quote().forEach(entry -> places.add(Place.of(entry)));
        }
        search.bracket().forEach(entry -> places.add(Place.of(entry)));
        for (Place place : places) {
            Hit hit = resolver.hit(place.directory, include.name());
            if (hit != null) {
                check(include, place, hit, path);
                arrive(hit, new Called(prefix(place, include.name()), system || place.system));
                if (!include.use().anyHit()) {
                    return;
                }
            }
        }
    }

    private void check(Include include, Place place, Hit hit, String path) {
        if (place.system && place.prefix != ABSOLUTE && place.prefix + bytes(include.name()) > bytes(hit.file().path())) {
            ending = new Found.Unsure("GCC calls a header by its physical path, since that is shorter: " + include.name(), path, include.line());
        }
    }

    private static int prefix(Place place, String name) {
        return place.prefix == ABSOLUTE ? ABSOLUTE
                : Math.min(place.prefix + bytes(name.substring(0, name.lastIndexOf('/') + 1)), LONGEST);
    }

    private void arrive(Hit hit, Called as) {
        Called before = called.get(hit);
        Called now = before == null ? as : before.or(as);
        if (!now.equals(before)) {
            called.put(hit, now);
            changed.add(hit);
        }
    }

    /** The length of a path up to its last slash. */
    private static int prefix(String path) {
        return path.startsWith("/") ? ABSOLUTE : bytes(path.substring(0, path.lastIndexOf('/') + 1));
    }

    private static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}
