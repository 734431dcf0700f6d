package org.hybridgrid.fuzz;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.hybridgrid.command.CommandParser;
import org.hybridgrid.initiator.InitiatorRules;
import org.hybridgrid.inputs.FileFacts;
import org.hybridgrid.inputs.Found;
import org.hybridgrid.inputs.InputFinder;
import org.hybridgrid.inputs.Trail;
import org.hybridgrid.model.Argument;
import org.hybridgrid.model.CompileCommand;
import org.hybridgrid.model.InputSet;
import org.hybridgrid.model.ParsedCommand;
import org.hybridgrid.storage.BlobStore;
import org.hybridgrid.toolchain.DefaultDirectories;
import org.hybridgrid.toolchain.DefaultSearch;
import org.hybridgrid.toolchain.RootedSearch;
import org.hybridgrid.worker.RootedFiles;

/**
 * Compiles a command where its files lie, and in a worker's input root that holds what the search has found and nothing else.
 * What the compiler says it opens ({@code -H}), its depfile and its output must be the same.
 */
final class IncludeCheck {

    private static final String PREINCLUDED = "/stdc-predef.h";

    private final Path scratch;
    private final BlobStore store;
    private final InputFinder finder = new InputFinder(new FileFacts());
    private final DefaultSearch defaultSearch = new DefaultSearch(Compiler.PATH);
    private final Tally tally;
    private int roots;

    IncludeCheck(Path scratch, Tally tally) throws IOException {
        this.scratch = scratch;
        this.store = BlobStore.open(scratch.resolve("store"), Long.MAX_VALUE);
        this.tally = tally;
    }

    /**
     * Checks one command.
     *
     * @param mode what takes the place of {@code -c}: {@code -c}, {@code -S} or {@code -E}
     * @param extra words put before the command's own, e.g. {@code -g3}
     * @return what differs
     */
    Optional<String> check(Compiler compiler, RandomProject.Command command, String mode, List<String> extra)
            throws IOException, InterruptedException {
        List<String> words = new ArrayList<>(extra);
        words.addAll(command.words());
        ParsedCommand parsed = new CommandParser(file -> Optional.empty()).parse(
                compiler.toolchain().family(), compiler.toolchain().mode(), compiler.name(), words, command.environment());
        if (parsed instanceof ParsedCommand.LocalOnly local) {
            tally.ended("local " + local.reason().label());
            return Optional.empty();
        }
        CompileCommand compile = ((ParsedCommand.Distributable) parsed).command();
        String directory = command.directory().toString();
        Optional<DefaultDirectories> defaults = defaultSearch.directories(compiler.toolchain(), compile.language(),
                compile.toolchainFlags(), compile.standardIncludes(), command.directory());
        if (defaults.isEmpty()) {
            tally.ended("local toolchainUnknown");
            return Optional.empty();
        }
        Found found = finder.find(defaults.get().preInclude().map(compile::alsoIncluding).orElse(compile),
                defaults.get().directories(), directory, directory, command.environment(), Trail.NONE);
        if (InitiatorRules.keepsHere(compile, directory)) {
            tally.ended("kept here");
            return Optional.empty();
        }
        if (found instanceof Found.Inputs inputs) {
            try {
                return compare(compiler, command, compile, defaults.get(), inputs.set(), mode);
            } catch (IOException e) {
                // Above all: a file is not what was noted of it.
                return Optional.of(String.valueOf(e.getMessage()));
            }
        }
        tally.ended(found instanceof Found.Local local ? "local " + local.reason().label() : "unsure");
        return Optional.empty();
    }

    private Optional<String> compare(Compiler compiler, RandomProject.Command command, CompileCommand compile,
            DefaultDirectories defaults, InputSet inputs, String mode) throws IOException, InterruptedException {
        List<String> common = new ArrayList<>(List.of("-H", "-Wmissing-include-dirs", "-MD", "-MF", "x.d", "-MT", "x", "-o", "x.out"));
        if (mode.equals("-E")) {
            common.add("-dD");
        }
        Ended direct = run(compiler, command.directory(), command.environment(), with(common, in(mode, compile.arguments(), "")));
        try (RootedFiles root = RootedFiles.build(scratch.resolve("r" + roots++), inputs, store)) {
            List<String> words = new ArrayList<>(root.words(RootedSearch.arguments(compiler.toolchain().family(), compile.language(),
                    defaults, command.directory().toString(), List.of())));
            words.addAll(in(mode, compile.arguments(), root.inside("/").toString().replaceAll("/$", "")));
            Ended rooted = run(compiler, root.inside(command.directory().toString()), root.environment(command.environment()),
                    with(common, words));
            tally.ended(direct.status == 0 ? "compared" : "failed alike");
            return difference(compiler, direct, rooted, root, inputs, mode, command.directory());
        }
    }

    private static List<String> with(List<String> common, List<String> words) {
        List<String> all = new ArrayList<>(words);
        all.addAll(common);
        return all;
    }

    private static List<String> in(String mode, List<Argument> arguments, String root) {
        return arguments.stream().map(word -> word.text().equals("-c") ? mode : word.under(root)).toList();
    }

    private record Ended(int status, String said, byte[] output, byte[] depfile) {
    }

    private static Ended run(Compiler compiler, Path directory, Map<String, String> environment, List<String> words)
            throws IOException, InterruptedException {
        Compiler.Answer answer = compiler.run(directory, new TreeMap<>(environment), words);
        byte[] output = take(directory.resolve("x.out"));
        byte[] depfile = take(directory.resolve("x.d"));
        return new Ended(answer.status(), answer.said(), output, depfile);
    }

    private static byte[] take(Path file) throws IOException {
        if (!Files.exists(file)) {
            return new byte[0];
        }
        byte[] content = Files.readAllBytes(file);
        Files.delete(file);
        return content;
    }

    private static Optional<String> difference(Compiler compiler, Ended direct, Ended rooted, RootedFiles root, InputSet inputs,
            String mode, Path directory) throws IOException {
        String said = text(root.unmap(rooted.said.getBytes(StandardCharsets.ISO_8859_1)));
        if ((direct.status == 0) != (rooted.status == 0)) {
            return Optional.of("status " + direct.status + " became " + rooted.status + "\n" + firstDifference(direct.said, said));
        }
        if (direct.status != 0) {
            // It is repeated where it came from.
            return Optional.empty();
        }
        if (!plain(direct.said).equals(plain(said))) {
            return Optional.of("what it says: " + firstDifference(plain(direct.said), plain(said)));
        }
        byte[] output = mode.equals("-c") ? rooted.output : root.unmap(rooted.output);
        if (!Arrays.equals(direct.output, output) && !(mode.equals("-E") && plain(text(direct.output)).equals(plain(text(output))))) {
            return Optional.of("the output: " + (mode.equals("-c") ? "" : firstDifference(text(direct.output), text(output))));
        }
        byte[] depfile = root.depfile(compiler.toolchain().family(), rooted.depfile);
        if (!Arrays.equals(direct.depfile, depfile)) {
            return Optional.of("the depfile: " + firstDifference(text(direct.depfile), text(depfile)));
        }
        for (String name : names(new String(rooted.depfile, StandardCharsets.UTF_8))) {
            if (name.startsWith("/") && !Path.of(name).startsWith(root.inside("/"))) {
                return Optional.of("it read " + name + ", outside its root");
            }
        }
        Set<String> files = inputs.files().stream().map(InputSet.File::path).collect(Collectors.toSet());
        for (String name : names(new String(direct.depfile, StandardCharsets.UTF_8))) {
            if (!files.contains(directory.resolve(name).toRealPath().toString())) {
                return Optional.of("it reads " + name + ", which is not among the inputs");
            }
        }
        return Optional.empty();
    }

    /** The names of a rule's prerequisites, as the two families escape them. */
    private static List<String> names(String rule) {
        int end = (rule.replace("\\\n", "  ") + "\n").indexOf('\n');
        String joined = rule.substring(0, Math.min(end, rule.length())).replace("\\\n", "  ");
        List<String> names = new ArrayList<>();
        for (String name : joined.substring(Math.min(2, joined.length())).split("(?<!\\\\)\\s+")) {
            if (!name.isEmpty()) {
                names.add(name.replace("\\ ", " ").replace("\\#", "#").replace("$$", "$"));
            }
        }
        return names;
    }

    /**
     * GCC reads one header by itself and does not show it with -H; in a root it is told to. And it takes the directories of C++ that
     * the root's command line names for those of C, which is what the 4 says; nothing follows from it where the system's headers
     * know C++.
     */
    private static String plain(String said) {
        return said.lines().filter(line -> !line.contains(PREINCLUDED))
                .map(line -> line.startsWith("# ") && line.endsWith(" 3 4") ? line.substring(0, line.length() - 2) : line).collect(Collectors.joining("\n"));
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    private static String firstDifference(String direct, String rooted) {
        List<String> here = direct.lines().toList();
        List<String> there = rooted.lines().toList();
        int at = 0;
        while (at < here.size() && at < there.size() && here.get(at).equals(there.get(at))) {
            at++;
        }
        return "line " + (at + 1) + "\n    direct: " + String.join("\n            ", here.subList(at, Math.min(at + 3, here.size())))
                + "\n    rooted: " + String.join("\n            ", there.subList(at, Math.min(at + 3, there.size())));
    }
}
