package org.hybridgrid.fuzz;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hybridgrid.command.CommandParser;
import org.hybridgrid.initiator.InitiatorRules;
import org.hybridgrid.inputs.FileFacts;
import org.hybridgrid.inputs.Found;
import org.hybridgrid.inputs.InputFinder;
import org.hybridgrid.inputs.Trail;
import org.hybridgrid.model.Argument;
import org.hybridgrid.model.CompileCommand;
import org.hybridgrid.model.InputSet;
import org.hybridgrid.model.Output;
import org.hybridgrid.model.ParsedCommand;
import org.hybridgrid.storage.BlobStore;
import org.hybridgrid.toolchain.DefaultDirectories;
import org.hybridgrid.toolchain.DefaultSearch;
import org.hybridgrid.toolchain.RootedSearch;
import org.hybridgrid.worker.RootedFiles;

/**
 * Random command lines. Of each that the parser would send away: the driver's own plan must agree; and what it writes, directly and in an
 * input root, must be what the parser said and the same bytes.
 */
final class CommandFuzz implements Fuzz {

    private static final int COMMANDS = 10;

    private final Path scratch;
    private final List<Compiler> compilers;
    private final Tally tally;
    private final BlobStore store;
    private final InputFinder finder = new InputFinder(new FileFacts());
    private final DefaultSearch defaultSearch = new DefaultSearch(Compiler.PATH);
    private final List<String> tables = RandomCommand.tables();
    private int roots;

    CommandFuzz(Path scratch, List<String> names, Tally tally) throws IOException {
        this.scratch = scratch;
        this.tally = tally;
        this.compilers = Compiler.installed(scratch.resolve("toolchains"), names);
        this.store = BlobStore.open(scratch.resolve("store"), Long.MAX_VALUE);
    }

    @Override
    public void seed(long seed) throws IOException, InterruptedException {
        Path place = Files.createDirectories(scratch.resolve("p"));
        RandomCommand.lay(place);
        RandomCommand random = new RandomCommand(new Draw(seed), tables, place.toString());
        for (int i = 0; i < COMMANDS; i++) {
            List<String> words = random.words();
            for (Compiler compiler : compilers) {
                check(compiler, words, place).ifPresent(what -> tally.differs("seed " + seed + ": " + compiler.name() + " "
                        + String.join(" ", words) + "\n  " + what));
            }
        }
    }

    private Optional<String> check(Compiler compiler, List<String> words, Path place) throws IOException, InterruptedException {
        ParsedCommand parsed = new CommandParser(name -> text(place.resolve(name))).parse(
                compiler.toolchain().family(), compiler.toolchain().mode(), compiler.name(), words, Map.of());
        if (parsed instanceof ParsedCommand.LocalOnly) {
            tally.ended("local");
            return Optional.empty();
        }
        CompileCommand command = ((ParsedCommand.Distributable) parsed).command();
        DriverPlan plan = plan(compiler, words, place);
        if (plan.status() != 0 || plan.said().contains("no such file")) {
            tally.ended("refused by the driver");
            return Optional.empty();
        }
        Optional<String> disagreement = new CommandCheck(command, plan).disagreement();
        if (disagreement.isEmpty() && plan.hidesTheSearch()) {
            DriverPlan expanded = plan(compiler, command.arguments().stream().map(Argument::text).toList(), place);
            disagreement = new CommandCheck(command, expanded).disagreement();
        }
        if (disagreement.isPresent()) {
            return disagreement;
        }
        tally.ended("agreed");
        return compile(compiler, words, command, place);
    }

    private static DriverPlan plan(Compiler compiler, List<String> words, Path place) throws IOException, InterruptedException {
        List<String> asked = new ArrayList<>(List.of("-###"));
        asked.addAll(words);
        return DriverPlan.of(compiler.run(place, environment(place), asked));
    }

    private static Optional<String> text(Path responseFile) {
        try {
            return Optional.of(Files.readString(responseFile));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static Map<String, String> environment(Path place) {
        Map<String, String> environment = new TreeMap<>();
        environment.put("PWD", place.toString());
        return environment;
    }

    private Optional<String> compile(Compiler compiler, List<String> words, CompileCommand command, Path place)
            throws IOException, InterruptedException {
        String directory = place.toString();
        Optional<DefaultDirectories> defaults = defaultSearch.directories(compiler.toolchain(), command.language(),
                command.toolchainFlags(), command.standardIncludes(), place);
        if (InitiatorRules.keepsHere(command, directory) || defaults.isEmpty()) {
            tally.ended("kept here");
            return Optional.empty();
        }
        Found found = finder.find(defaults.get().preInclude().map(command::alsoIncluding).orElse(command),
                defaults.get().directories(), directory, directory, Map.of(), Trail.NONE);
        if (!(found instanceof Found.Inputs inputs)) {
            tally.ended("without inputs");
            return Optional.empty();
        }
        Set<String> before = files(place);
        if (command.outputs().stream().anyMatch(output -> Files.exists(place.resolve(output.path())))) {
            tally.ended("writes over a file"); // the cases of the conformance suite do that
            return Optional.empty();
        }
        Compiler.Answer direct = compiler.run(place, environment(place), words);
        Map<String, byte[]> written = take(place, before);
        if (direct.status() != 0) {
            tally.ended("failed");
            return Optional.empty();
        }
        tally.ended("compiled");
        return compare(compiler, command, defaults.get(), inputs.set(), place, direct, written);
    }

    private static List<String> words(CompileCommand command) {
        return command.arguments().stream().map(Argument::text).toList();
    }

    /** GCC 12's hash of a .dwo, where it optimises, depends on where its memory lies: three direct compiles in four differ. */
    private static boolean isAnotherEachTime(Compiler compiler, List<String> words, Path place, Output output, byte[] first)
            throws IOException, InterruptedException {
        for (int i = 0; i < 6; i++) {
            Set<String> before = files(place);
            compiler.run(place, environment(place), words);
            byte[] again = take(place, before).get(place.relativize(place.resolve(output.path()).normalize()).toString());
            if (!Arrays.equals(first, again)) {
                return true;
            }
        }
        return false;
    }

    private Optional<String> compare(Compiler compiler, CompileCommand command, DefaultDirectories defaults, InputSet inputs, Path place,
            Compiler.Answer direct, Map<String, byte[]> written) throws IOException, InterruptedException {
        Set<String> promised = command.outputs().stream().map(output -> place.relativize(place.resolve(output.path()).normalize()).toString())
                .collect(Collectors.toCollection(TreeSet::new));
        if (!promised.equals(written.keySet())) {
            return Optional.of("it writes " + written.keySet() + ", and the parser says " + promised);
        }
        try (RootedFiles root = RootedFiles.build(scratch.resolve("r" + roots++), inputs, store)) {
            List<String> words = new ArrayList<>(root.words(RootedSearch.arguments(compiler.toolchain().family(), command.language(),
                    defaults, place.toString(), command.arguments())));
            words.addAll(root.words(InitiatorRules.travelling(command)));
            Compiler.Answer rooted = compiler.run(root.inside(place.toString()), root.environment(environment(place)), words);
            if (rooted.status() != 0) {
                return Optional.of("fails in a root: " + rooted.said());
            }
            for (Output output : command.outputs()) {
                byte[] here = written.get(place.relativize(place.resolve(output.path()).normalize()).toString());
                byte[] there = root.output(compiler.toolchain().family(), place.toString(), output);
                if (!Arrays.equals(here, there)) {
                    if (isAnotherEachTime(compiler, words(command), place, output, here)) {
                        tally.ended("another each time");
                        return Optional.empty();
                    }
                    return Optional.of(output + " differs");
                }
            }
            String said = new String(root.unmap(rooted.said().getBytes(java.nio.charset.StandardCharsets.ISO_8859_1)),
                    java.nio.charset.StandardCharsets.ISO_8859_1);
            return said.equals(direct.said()) ? Optional.empty() : Optional.of("it says: " + direct.said() + "  and in a root: " + said);
        }
    }

    private static Set<String> files(Path place) throws IOException {
        try (Stream<Path> all = Files.walk(place)) {
            return all.filter(Files::isRegularFile).map(file -> place.relativize(file).toString())
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }

    /** What was written, which is then removed. */
    private static Map<String, byte[]> take(Path place, Set<String> before) throws IOException {
        Map<String, byte[]> written = new TreeMap<>();
        for (String name : files(place)) {
            if (!before.contains(name)) {
                written.put(name, Files.readAllBytes(place.resolve(name)));
                Files.delete(place.resolve(name));
            }
        }
        return written;
    }
}
