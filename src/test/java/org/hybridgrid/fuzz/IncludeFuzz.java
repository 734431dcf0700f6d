package org.hybridgrid.fuzz;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Random trees, each compiled by random commands with every compiler, changed a little in between. */
final class IncludeFuzz implements Fuzz {

    private static final int COMMANDS = 3;

    private final Path scratch;
    private final List<Compiler> compilers;
    private final Tally tally;
    private final IncludeCheck check;

    IncludeFuzz(Path scratch, List<String> names, Tally tally) throws IOException {
        this.scratch = scratch;
        this.tally = tally;
        this.compilers = Compiler.installed(scratch.resolve("toolchains"), names);
        this.check = new IncludeCheck(scratch, tally);
    }

    @Override
    public void seed(long seed) throws IOException, InterruptedException {
        boolean kept = false;
        for (boolean cplusplus : List.of(false, true)) {
            Path tree = scratch.resolve((cplusplus ? "cc" : "c") + seed);
            if (Files.exists(tree)) {
                delete(tree);
            }
            RandomProject project = new RandomProject(Files.createDirectories(tree), seed, cplusplus);
            project.write();
            Draw draw = new Draw(~seed);
            for (Compiler compiler : compilers) {
                for (int i = 0; i < COMMANDS && compiler.cplusplus() == cplusplus; i++) {
                    kept |= differs(compiler, project, draw, seed);
                    project.change();
                    if (kept) {
                        // What is kept is to show what differed.
                        return;
                    }
                }
            }
            delete(tree);
        }
    }

    private boolean differs(Compiler compiler, RandomProject project, Draw draw, long seed) throws IOException, InterruptedException {
        RandomProject.Command command = project.command();
        String mode = draw.of("-E", "-E", "-E", "-c", "-S");
        List<String> extra = mode.equals("-c") ? draw.of(List.of("-g3"), List.of("-g"), List.of("-gdwarf-4", "-O1")) : List.of();
        Optional<String> difference = check.check(compiler, command, mode, extra);
        difference.ifPresent(what -> tally.differs("seed " + seed + " (cd " + command.directory() + "; " + command.environment() + " "
                + compiler.name() + " " + String.join(" ", extra) + " " + String.join(" ", command.words()) + ") as " + mode + "\n  " + what));
        return difference.isPresent();
    }

    static void delete(Path tree) throws IOException {
        try (Stream<Path> files = Files.walk(tree)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
