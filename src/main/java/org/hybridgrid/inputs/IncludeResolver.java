package org.hybridgrid.inputs;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.hybridgrid.inputs.FileView.Directory;
import org.hybridgrid.inputs.FileView.Forbidden;
import org.hybridgrid.inputs.FileView.Missing;
import org.hybridgrid.inputs.FileView.RegularFile;
import org.hybridgrid.inputs.FileView.Walk;

/**
 * Resolves names of headers in the compiler's order. For one search, one thread.
 *
 * <p>{@code #include_next} gets every hit of the whole path instead of those behind the including
 * file's position: GCC and Clang disagree about that position for a file that was found beside its
 * includer (Clang 14 starts over, GCC 12 at the first search directory).
 */
final class IncludeResolver {

    private final FileView view;
    private final SearchPath search;
    private final GatheredInputs gathered;
    private final Map<String, List<Hit>> bracketed = new HashMap<>();
    private final Map<String, List<Hit>> quoted = new HashMap<>();
    private String obstacle;

    IncludeResolver(FileView view, SearchPath search, GatheredInputs gathered) {
        this.view = view;
        this.search = search;
        this.gathered = gathered;
    }

    /** What made the compiler stop where it can't read on, or null; about every name resolved so far. */
    String obstacle() {
        return obstacle;
    }

    /**
     * The files that a name may stand for.
     *
     * @param first where a quoted name is looked up before the search path
     * @param every whether all hits count, not the first alone
     */
    List<Hit> resolve(String name, Include.Form form, Directory first, boolean every) {
        if (every) {
            return every(name, first);
        }
        if (form == Include.Form.ANGLE) {
            return bracketed(name);
        }
        Hit beside = hit(first, name);
        if (beside != null) {
            return List.of(beside);
        }
        if (search.quote().isEmpty()) {
            return bracketed(name);
        }
        List<Hit> known = quoted.get(name);
        if (known == null) {
            known = firstOf(search.quote(), name);
            known = known.isEmpty() ? bracketed(name) : known;
            quoted.put(name, known);
        }
        return known;
    }

    /** Whether anything at all has this name in a directory that the search may come to. */
    boolean exists(String name, Directory first) {
        return there(first, name) || search.quote().stream().anyMatch(entry -> there(entry.directory(), name))
                || search.bracket().stream().anyMatch(entry -> there(entry.directory(), name));
    }

    /** Every file of this name, relative to a directory or to any of the search path. */
    List<Hit> every(String name, Directory first) {
        List<Hit> hits = new ArrayList<>();
        add(hit(first, name), hits);
        search.quote().forEach(entry -> add(hit(entry.directory(), name), hits));
        search.bracket().forEach(entry -> add(hit(entry.directory(), name), hits));
        return hits;
    }

    /** The file at a path, or null. */
    Hit hit(Directory from, String path) {
        Walk walk = view.walk(from, path);
        if (walk.node() instanceof RegularFile file && walk.in() != null) {
            gathered.passed(walk);
            return new Hit(file, walk.in());
        }
        if (walk.node() instanceof Forbidden forbidden && obstacle == null) {
            obstacle = forbidden.why();
        }
        gathered.missed(walk);
        return null;
    }

    private boolean there(Directory directory, String name) {
        return !(view.walk(directory, name).node() instanceof Missing);
    }

    private static void add(Hit hit, List<Hit> hits) {
        if (hit != null && !hits.contains(hit)) {
            hits.add(hit);
        }
    }

    private List<Hit> bracketed(String name) {
        List<Hit> known = bracketed.get(name);
        if (known == null) {
            known = firstOf(search.bracket(), name);
            bracketed.put(name, known);
        }
        return known;
    }

    private List<Hit> firstOf(List<SearchPath.Entry> entries, String name) {
        for (SearchPath.Entry entry : entries) {
            Hit hit = hit(entry.directory(), name);
            if (hit != null) {
                return List.of(hit);
            }
        }
        return List.of();
    }
}
