package org.hybridgrid.fuzz;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Runs a fuzzer from a seed on, for so many seconds: {@code KIND SEED SECONDS SCRATCH COMPILER…}. Its last line says which seeds
 * were run and what they ended in; status 1 if something differed. The tree of a difference stays in SCRATCH.
 */
final class Main {

    private static final int MOST_DIFFERENCES = 10;

    private Main() {
    }

    public static void main(String[] arguments) throws IOException, InterruptedException {
        long first = Long.parseLong(arguments[1]);
        long end = System.nanoTime() + Long.parseLong(arguments[2]) * 1_000_000_000L;
        Path scratch = Files.createDirectories(Path.of(arguments[3])).toRealPath();
        List<String> compilers = List.of(arguments).subList(4, arguments.length);
        Tally tally = new Tally();
        Fuzz fuzz = switch (arguments[0]) {
            case "includes" -> new IncludeFuzz(scratch, compilers, tally);
            case "commands" -> new CommandFuzz(scratch, compilers, tally);
            default -> throw new IllegalArgumentException("no fuzzer is called " + arguments[0]);
        };
        long seed = first;
        int told = 0;
        for (; seed == first || System.nanoTime() < end && tally.differences().size() < MOST_DIFFERENCES; seed++) {
            fuzz.seed(seed);
            for (; told < tally.differences().size(); told++) {
                System.out.println(tally.differences().get(told));
            }
        }
        System.out.println(arguments[0] + ": seeds " + first + " to " + (seed - 1) + ", " + tally);
        System.exit(tally.differences().isEmpty() ? 0 : 1);
    }
}
