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

    /** The program answers {@code --check} at once, or hangs. */
    private static final int CHECK_SECONDS = 5;
    /** No file that a compiler writes is longer: it would be ended by SIGXFSZ. No object comes near. */
    private static final long FILE_BYTES = 4L << 30;
    private static final List<String> SYSTEM = List.of("/usr", "/lib", "/lib32", "/lib64", "/libx32", "/bin", "/opt", "/etc/ld.so.cache");

    private final Optional<Path> program;
    private final String level;
    private final int memoryMb;
    /** Those of {@link #SYSTEM} that this machine has: looked for once, not for every compile. */
    private final List<String> system;

    private Confinement(Optional<Path> program, String level, int memoryMb) {
        this.program = program;
        this.level = level;
        this.memoryMb = memoryMb;
        this.system = SYSTEM.stream().filter(path -> Files.exists(Path.of(path))).toList();
    }

    /** Without the program: the compiler runs with the node's own rights. */
    public static Confinement none() {
        return new Confinement(Optional.empty(), "none", 0);
    }

    /** Asks the program what this kernel lets it do; falls back to {@link #none} if it does not run. */
    public static Confinement of(Path program) {
        if (!Files.isExecutable(program)) {
            return none();
        }
        try {
            Process check = new ProcessBuilder(program.toString(), "--check").redirectErrorStream(true).start();
            if (!check.waitFor(CHECK_SECONDS, TimeUnit.SECONDS)) {
                check.destroyForcibly();
                return none();
            }
            String level = new String(check.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            boolean ok = check.exitValue() == 0;
            return ok && List.of("full", "partial", "none").contains(level)
                    ? new Confinement(Optional.of(program), level, 0) : none();
        } catch (IOException e) {
            return none();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return none();
        }
    }

    /**
     * The same, for compilers that may have so much private memory each.
     *
     * @param most MiB; 0 for no limit
     */
    public Confinement limitedTo(int most) {
        return new Confinement(program, level, most);
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
        List<String> words = new ArrayList<>(List.of(program.get().toString(), "--report", report.toString(), "--root", base.toString(),
                "--file-size", Long.toString(FILE_BYTES), "--memory", Long.toString((long) memoryMb << 20)));
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
