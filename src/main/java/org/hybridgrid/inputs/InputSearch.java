package org.hybridgrid.inputs;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.hybridgrid.inputs.FileView.Directory;
import org.hybridgrid.inputs.FileView.Forbidden;
import org.hybridgrid.inputs.FileView.RegularFile;
import org.hybridgrid.inputs.FileView.Walk;
import org.hybridgrid.model.CompileCommand;
import org.hybridgrid.model.Family;
import org.hybridgrid.model.Language;
import org.hybridgrid.model.LocalReason;
import org.hybridgrid.model.Output;
import org.hybridgrid.model.SearchDirectory;

/**
 * The search for one command's inputs, from the source along every directive, until no file is new.
 * Made for one command, used by one thread.
 *
 * <ol>
 *   <li>walk to the working directory, the outputs' directories, the search directories
 *   <li>read the source, what is included by force, what GCC includes by itself
 *   <li>resolve every name in every file that was read, until no file is new
 *   <li>resolve computed names with all macros that were seen; back to 3 while that brings new files
 * </ol>
 */
final class InputSearch {

    /** A file that was read, under one of its names. */
    private record Visit(Hit hit, Directives directives) {
    }

    private final CompileCommand command;
    private final FileView view;
    private final FileFacts facts;
    private final Trail trail;
    private final GatheredInputs gathered = new GatheredInputs();
    private final Set<Hit> seen = new HashSet<>();
    private final Set<RegularFile> assembled = new HashSet<>();
    /** What Clang asks whether it is there, and where that is asked. */
    private final Map<Hit, Supplier<Origin>> asked = new LinkedHashMap<>();
    private final List<Visit> visits = new ArrayList<>();
    private final ArrayDeque<Visit> unread = new ArrayDeque<>();
    private final Objections objections;
    private final EnumSet<TimeMacro> time = EnumSet.noneOf(TimeMacro.class);
    private boolean linesOfOthers;
    private IncludeResolver resolver;
    private ShortenedNames names;
    private Directory cwd;
    private Hit source;
    /** Set as soon as the search can't end in inputs. */
    private Found ending;

    InputSearch(CompileCommand command, FileView view, FileFacts facts, Trail trail) {
        this.command = command;
        this.objections = new Objections(command);
        this.view = view;
        this.facts = facts;
        this.trail = trail;
    }

    /**
     * @param unsearched directories that the compiler only asks for
     */
    Found run(List<SearchDirectory> search, List<SearchDirectory> unsearched, String workingDirectory, String logicalDirectory) {
        directories(search, workingDirectory, logicalDirectory);
        if (ending == null) {
            unsearched.forEach(directory -> directory(cwd, directory.path()));
        }
        if (ending == null) {
            roots();
        }
        while (ending == null && !unread.isEmpty()) {
            while (ending == null && !unread.isEmpty()) {
                follow(unread.poll());
            }
            if (ending == null) {
                computed();
            }
            if (ending == null) {
                underAskedNames();
            }
        }
        if (ending == null) {
            visits.forEach(visit -> names.read(visit.hit, visit.directives));
            ending = names.otherwiseInARoot(source).orElse(null);
        }
        // Clang tells files by their inode: it imports the second name no more, and a worker has a file for each name.
        if (ending == null && command.family() == Family.CLANG && gathered.withTwoNames() != null) {
            local(LocalReason.INPUTS_UNKNOWN, gathered.withTwoNames().path() + " has a second name");
        }
        return ending != null ? ending : new Found.Inputs(gathered.inputs(time.contains(TimeMacro.TIMESTAMP)), time, linesOfOthers);
    }

    private void directories(List<SearchDirectory> search, String workingDirectory, String logicalDirectory) {
        cwd = directory(view.root(), workingDirectory);
        directory(view.root(), logicalDirectory);
        if (cwd == null) {
            local(LocalReason.UNREADABLE_INPUT, workingDirectory + ": no such directory");
            return;
        }
        for (Output output : command.outputs()) {
            int slash = output.path().lastIndexOf('/');
            directory(cwd, slash < 0 ? "." : output.path().substring(0, slash + 1));
        }
        List<SearchPath.Entry> existing = new ArrayList<>();
        for (SearchDirectory named : search) {
            if (named.path().startsWith("=") || named.path().startsWith("$SYSROOT")) {
                unsure("a search directory is relative to the sysroot: " + named.path(), command.source(), 0);
            }
            Directory directory = directory(cwd, named.path());
            if (directory != null) {
                existing.add(new SearchPath.Entry(named.kind(), directory, named.path()));
            }
        }
        SearchPath path = SearchPath.of(command.family(), existing);
        resolver = new IncludeResolver(view, path, gathered);
        names = new ShortenedNames(command, path, resolver, cwd);
    }

    /** The directory, recorded as one that must be there, or null. */
    private Directory directory(Directory from, String path) {
        Walk walk = view.walk(from, path);
        if (walk.node() instanceof Directory directory) {
            gathered.passed(walk);
            gathered.directory(directory);
            return directory;
        }
        if (walk.node() instanceof Forbidden forbidden) {
            local(LocalReason.UNREADABLE_INPUT, forbidden.why());
        } else if (walk.node() instanceof RegularFile file) {
            // The compiler says that it is no directory, and would not say so if it weren't there.
            gathered.passed(walk);
            take(file, false, () -> Origin.option("a search directory named " + path));
        } else {
            blocked(from, path);
            gathered.missed(walk);
        }
        return null;
    }

    /** A file in the place of a directory above: GCC says so, and passes silently over what is not there at all. */
    private void blocked(Directory from, String path) {
        for (int slash = path.indexOf('/', 1); slash > 0; slash = path.indexOf('/', slash + 1)) {
            Walk walk = view.walk(from, path.substring(0, slash));
            if (walk.node() instanceof RegularFile file) {
                gathered.passed(walk);
                take(file, false, () -> Origin.option("a search directory named " + path));
                return;
            }
        }
    }

    private void roots() {
        source = resolver.hit(cwd, command.source());
        if (source == null) {
            String why = resolver.obstacle();
            local(why == null ? LocalReason.MISSING_SOURCE : LocalReason.UNREADABLE_INPUT,
                    why == null ? command.source() : why);
            return;
        }
        read(source, () -> Origin.option("the source"));
        if (command.language().preprocessed()) {
            return;
        }
        // GCC reads it before anything else, if it is there.
        resolver.resolve("stdc-predef.h", Include.Form.ANGLE, cwd, false)
                .forEach(hit -> read(hit, () -> Origin.option("included by the compiler itself: stdc-predef.h")));
        for (String forced : command.forcedIncludes()) {
            List<Hit> hits = forced.startsWith("/")
                    ? one(resolver.hit(cwd, forced))
                    : resolver.resolve(forced, Include.Form.QUOTE, cwd, false);
            hits.forEach(hit -> readHeader(hit, () -> Origin.option("-include or -imacros " + forced)));
            precompiled(forced, cwd);
        }
    }

    private static List<Hit> one(Hit hit) {
        return hit == null ? List.of() : List.of(hit);
    }

    private void follow(Visit visit) {
        Language language = command.language();
        Directives directives = visit.directives;
        if (!language.preprocessed()) {
            for (Include include : directives.includes()) {
                named(include, visit);
            }
        } else if (command.family() == Family.CLANG && language != Language.ASSEMBLER && directives.namesHeaders()) {
            // Clang preprocesses what is said to be preprocessed, and so it would find the worker's own headers.
            local(LocalReason.INPUTS_UNKNOWN, visit.hit.file().path() + " is preprocessed, and includes something");
        }
        if (language != Language.ASSEMBLER) {
            directives.inStrings().forEach(file -> assembly(file, visit.hit));
        }
        if (language == Language.ASSEMBLER || language == Language.ASSEMBLER_WITH_CPP) {
            directives.bare().forEach(file -> assembly(file, visit.hit));
        }
        if (resolver.obstacle() != null) {
            local(LocalReason.UNREADABLE_INPUT, resolver.obstacle());
        }
    }

    private void named(Include include, Visit visit) {
        if (include.absolute() || include.name().indexOf('\uFFFD') >= 0) {
            String why = include.absolute() ? "an absolute name" : "a name that is not UTF-8";
            unsure(why + " is included: " + include.name(), visit.hit.file().path(), include.line());
            return;
        }
        for (Hit hit : resolver.resolve(include.name(), include.form(), visit.hit.in(), include.use().anyHit())) {
            Supplier<Origin> origin = () -> new Origin(visit.hit.file().path(), include.line(), include.text());
            if (include.use().reads()) {
                names.included(visit.hit, include, hit);
                readHeader(hit, origin);
            } else {
                take(hit.file(), false, origin);
                if (command.family() == Family.CLANG) {
                    asked.putIfAbsent(hit, origin);
                }
            }
        }
        if (visit.hit.equals(source) && command.family() == Family.GCC && include.use().reads()) {
            precompiled(include.name(), visit.hit.in());
        }
    }

    /**
     * Clang looks quoted names up in the directory of the first name that it met the includer by, be it one that {@code __has_include} asked for.
     * Which is first is not known here: a file that is read is read under all its names.
     */
    private void underAskedNames() {
        Set<RegularFile> read = visits.stream().map(visit -> visit.hit.file()).collect(Collectors.toSet());
        asked.forEach((hit, origin) -> {
            if (read.contains(hit.file())) {
                read(hit, origin);
            }
        });
    }

    /** GCC prefers a precompiled header for the first include; Clang's driver does for {@code -include}. */
    private void precompiled(String name, Directory first) {
        if (resolver.exists(name + ".gch", first)
                || command.family() == Family.CLANG && resolver.exists(name + ".pch", first)) {
            local(LocalReason.PRECOMPILED_HEADER, name);
        }
    }

    private void computed() {
        if (command.language().preprocessed() || visits.stream().allMatch(visit -> visit.directives.computed().isEmpty())) {
            return;
        }
        ComputedNames computed = new ComputedNames(visits.stream().map(Visit::directives).toList(), command.macros());
        for (Visit visit : List.copyOf(visits)) {
            for (ComputedInclude operand : visit.directives.computed()) {
                ComputedNames.Names possible = computed.of(operand);
                if (possible.unknown()) {
                    unsure("the preprocessor computes a name: " + operand.macro(), visit.hit.file().path(), operand.line());
                }
                possible.includes().forEach(include -> named(include, visit));
            }
        }
    }

    /**
     * A file for the assembler, which looks in the working directory, then in those of {@code -I} (GNU
     * as), or of every option (Clang).
     */
    private void assembly(AssemblerFile file, Hit includer) {
        if (file.name() == null || file.name().startsWith("/") || file.name().indexOf('\uFFFD') >= 0) {
            local(LocalReason.INPUTS_UNKNOWN, includer.file().path() + ":" + file.line() + ": "
                    + (file.source() ? ".include" : ".incbin"));
            return;
        }
        List<Hit> hits = new ArrayList<>(resolver.every(file.name(), cwd));
        hits.addAll(resolver.every(file.name(), includer.in()));
        for (Hit hit : hits) {
            FileFacts.Facts found = take(hit.file(), file.source(), () -> new Origin(includer.file().path(), file.line(), file.text()));
            if (file.source() && found != null && assembled.add(hit.file())) {
                found.directives().bare().forEach(further -> assembly(further, hit));
            }
        }
    }

    /**
     * GCC calls a header of a system directory by its physical path where that is shorter, and looks the header's own quoted names up beside
     * that. Which those headers are, and how long they are called, is not known here: one that is found by a link is read beside both.
     */
    private void readHeader(Hit hit, Supplier<Origin> origin) {
        read(hit, origin);
        String path = hit.file().path();
        String parent = path.substring(0, Math.max(1, path.lastIndexOf('/')));
        if (command.family() == Family.GCC && !hit.in().path().equals(parent)
                && view.walk(view.root(), parent).node() instanceof Directory physical) {
            read(new Hit(hit.file(), physical), origin);
        }
    }

    /** Takes a file into the set and queues it for its directives, once for each directory it is found in. */
    private void read(Hit hit, Supplier<Origin> origin) {
        if (ending != null || !seen.add(hit)) {
            return;
        }
        FileFacts.Facts found = take(hit.file(), true, origin);
        if (found != null) {
            Visit visit = new Visit(hit, found.directives());
            peculiarities(visit);
            visits.add(visit);
            unread.add(visit);
        }
    }

    private FileFacts.Facts take(RegularFile file, boolean lexed, Supplier<Origin> origin) {
        if (!lexed && gathered.hasFile(file)) {
            return null;
        }
        try {
            FileFacts.Facts found = facts.of(file.path(), file.stamp(), lexed);
            gathered.file(file, found);
            trail.found(file.path(), origin);
            return found;
        } catch (IOException e) {
            local(LocalReason.UNREADABLE_INPUT, String.valueOf(e.getMessage()));
            return null;
        }
    }

    private void peculiarities(Visit visit) {
        for (Peculiarity peculiarity : visit.directives.peculiarities()) {
            switch (peculiarity) {
                case DATE -> time.add(TimeMacro.DATE);
                case TIME -> time.add(TimeMacro.TIME);
                case TIMESTAMP -> time.add(TimeMacro.TIMESTAMP);
                case LINE_OF_OTHER_FILE -> linesOfOthers = true;
                default -> objections.to(peculiarity, visit.directives, visit.hit.file().path()).ifPresent(this::end);
            }
        }
    }

    private void local(LocalReason reason, String detail) {
        end(new Found.Local(reason, detail));
    }

    private void unsure(String why, String file, int line) {
        end(new Found.Unsure(why, file, line));
    }

    /** The first counts, but what can't be preprocessed either outranks what can. */
    private void end(Found found) {
        if (ending == null || ending instanceof Found.Unsure && found instanceof Found.Local) {
            ending = found;
        }
    }
}
