package org.hybridgrid.worker;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * The program that confines a compiler to its input root and the toolchain, if it is built on this machine.
 * Immutable.
 */
public final class Confinement {

    private static final List<String> SYSTEM = List.of("/usr", "/lib", "/lib32", "/lib64", "/libx32", "/bin", "/opt", "/etc/ld.so.cache");

    private final Optional<Path> program;
    private final String level;
    /** Those of {@link #SYSTEM} that this machine has: looked for once, not for every compile. */
    private final List<String> system;

    private Confinement(Optional<Path> program, String level) {
        this.program = program;
        this.level = level;
        this.system = SYSTEM.stream().filter(path -> Files.exists(Path.of(path))).toList();
    }

    /** Without the program: the compiler runs with the node's own rights. */
    public static Confinement none() {
        return new Confinement(Optional.empty(), "none");
    }

    /** Asks the program what this kernel lets it do; falls back to {@link #none} if it does not run. */
    public static Confinement of(Path program) {
        if (!Files.isExecutable(program)) {
            return none();
        }
        try {
            Process check = new ProcessBuilder(program.toString(), "--check").redirectErrorStream(true).start();
            String level = new String(check.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            boolean ok = check.waitFor(5, TimeUnit.SECONDS) && check.exitValue() == 0;
            return ok && List.of("full", "partial", "none").contains(level)
                    ? new Confinement(Optional.of(program), level) : none();
        } catch (IOException e) {
            return none();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return none();
        }
    }

    /** {@code full}, {@code partial} or {@code none}, as {@code status} shows it. */
    public String level() {
        return level;
    }

    boolean isPresent() {
        return program.isPresent();
    }

    /** The words before the compiler's. */
    List<String> prefix(Path base, Path report, Path driver) {
        if (program.isEmpty()) {
            return List.of();
        }
        List<String> words = new ArrayList<>(List.of(program.get().toString(), "--report", report.toString(), "--root", base.toString()));
        system.forEach(path -> {
            words.add("--read");
            words.add(path);
        });
        Path home = driver.getParent() == null ? driver : driver.getParent().getParent();
        if (home != null && SYSTEM.stream().noneMatch(home::startsWith) && home.getNameCount() > 0) {
            words.add("--read");
            words.add(home.toString());
        }
        words.add("--");
        return words;
    }
}
