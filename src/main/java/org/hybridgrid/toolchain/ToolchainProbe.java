package org.hybridgrid.toolchain;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.hybridgrid.model.Family;
import org.hybridgrid.model.Toolchain;

/**
 * Finds out what a driver is by asking it, and digests everything it would run for a compile.
 *
 * <pre>
 *  driver ─► -### -c probe.c ─► family, mode, version, target, default words, cc1 or clang itself
 *         ─► -print-prog-name=cc1, cc1plus, as
 *         ─► each program's dynamic loader --list ─► libraries
 * </pre>
 *
 * <p>Takes tens of milliseconds, and a second for a Clang whose libraries were never digested. Thread-safe.
 */
final class ToolchainProbe {

    private final FileDigests digests;

    ToolchainProbe(FileDigests digests) {
        this.digests = digests;
    }

    /**
     * A toolchain and every file that it is made of.
     *
     * @param parts driver, programs, libraries, configuration, with their identities as of the probe
     */
    record Probed(Toolchain toolchain, Map<Path, FileIdentity> parts) {

        /** Whether a part is missing, so that it might be installed later. */
        boolean isIncomplete() {
            return toolchain.family() == Family.GCC && parts.keySet().stream().noneMatch(ToolchainProbe::isCc1plus);
        }

        /** Whether every file is still what it was. */
        boolean isCurrent() {
            return parts.entrySet().stream()
                    .allMatch(part -> FileIdentity.of(part.getKey()).filter(part.getValue()::equals).isPresent());
        }
    }

    /**
     * Examines a driver.
     *
     * @param driver absolute; kept as it is, since drivers look at the name they are called by
     * @param searchPath PATH, where a GCC without an assembler of its own finds {@code as}
     * @return nothing if it is no GCC or Clang that is understood: a wrapper, a script, a foreign family, a
     *     program that doesn't answer in time, an installation with parts missing
     */
    Optional<Probed> probe(Path driver, String searchPath) {
        if (CompilerSearch.isClient(driver) || CompilerSearch.isForeignWrapper(driver) || !ElfFile.isElf(driver)) {
            return Optional.empty();
        }
        try {
            Optional<Probed> probed = examine(driver, searchPath);
            digests.save();
            return probed;
        } catch (IOException e) {
            // Parts are missing or unreadable: such a compiler is left to its user.
            return Optional.empty();
        }
    }

    private Optional<Probed> examine(Path driver, String searchPath) throws IOException {
        Optional<String> answer = describe(driver, searchPath);
        Optional<DriverDescription> described = answer.flatMap(DriverDescription::parse);
        if (described.isEmpty() || !runsItself(described.get(), driver)) {
            return Optional.empty();
        }
        DriverDescription description = described.get();
        Parts parts = new Parts(searchPath);
        parts.program("driver", Optional.of(driver));
        for (String program : programs(description.family())) {
            parts.program(program, program(driver, program, searchPath));
        }
        for (String file : description.configuration()) {
            parts.file("configuration", Path.of(file));
        }
        if (description.family() == Family.CLANG) {
            parts.sanitizerLists(DriverDescription.operand(answer.get(), "-resource-dir"));
        }
        Fingerprint fingerprint = new Fingerprint()
                .add("family", description.family().name())
                .add("mode", description.mode().name())
                .add("version", description.version())
                .add("target", description.target());
        description.defaults().forEach(word -> fingerprint.add("default", word));
        parts.digests.forEach(fingerprint::add);
        Toolchain toolchain = new Toolchain(fingerprint.finish(), description.family(), description.mode(),
                driver.toString(), description.version(), description.target());
        return Optional.of(new Probed(toolchain, Map.copyOf(parts.identities)));
    }

    private static boolean isCc1plus(Path part) {
        return part.endsWith("cc1plus");
    }

    private static List<String> programs(Family family) {
        return switch (family) {
            case GCC -> List.of("cc1", "cc1plus", "as");
            // Clang is its own compiler, and its assembler but for -fno-integrated-as.
            case CLANG -> List.of("as");
        };
    }

    /** How the driver would compile a C file; asked in a directory that has one, with no other file. */
    private static Optional<String> describe(Path driver, String searchPath) throws IOException {
        Path directory = Files.createTempDirectory("hybridgrid-probe");
        Path source = directory.resolve("probe.c");
        try {
            Files.createFile(source);
            return DriverProcess.ask(List.of(driver.toString(), "-###", "-c", "probe.c"), directory, searchPath)
                    .filter(answer -> answer.status() == 0)
                    .map(DriverProcess.Answer::err);
        } finally {
            Files.deleteIfExists(source);
            Files.deleteIfExists(directory);
        }
    }

    /** A wrapper that is a program (buildroot's, for one) betrays itself: what answers is another driver. */
    private static boolean runsItself(DriverDescription description, Path driver) throws IOException {
        return Path.of(description.self()).toRealPath().equals(driver.toRealPath());
    }

    private static Optional<Path> program(Path driver, String name, String searchPath) {
        return DriverProcess.ask(List.of(driver.toString(), "-print-prog-name=" + name), Path.of("/"), searchPath)
                .map(answer -> answer.out().strip())
                .filter(found -> !found.isEmpty())
                .flatMap(found -> CompilerSearch.find(found, Path.of("/"), searchPath));
    }

    /** Collects the files of one toolchain. */
    private final class Parts {

        private final String searchPath;
        private final Map<String, String> digests = new TreeMap<>();
        private final Map<Path, FileIdentity> identities = new TreeMap<>();

        Parts(String searchPath) {
            this.searchPath = searchPath;
        }

        void program(String label, Optional<Path> program) throws IOException {
            if (program.isEmpty()) {
                digests.put(label, "absent");
                return;
            }
            file(label, program.get());
            for (Map.Entry<String, Path> library : SharedLibraries.of(program.get(), searchPath).entrySet()) {
                file(label + " loads " + library.getKey(), library.getValue());
            }
        }

        void file(String label, Path file) throws IOException {
            FileIdentity identity = FileIdentity.of(file).orElseThrow(() -> new IOException("no file " + file));
            identities.put(file, identity);
            digests.merge(label, ToolchainProbe.this.digests.of(file).hex(), (a, b) -> a + " " + b);
        }

        /** Lists that {@code -fsanitize=} reads when they are installed. */
        void sanitizerLists(Optional<String> resources) throws IOException {
            Path share = resources.map(directory -> Path.of(directory, "share")).orElse(Path.of("share"));
            if (!Files.isDirectory(share)) {
                return;
            }
            List<Path> lists = new ArrayList<>();
            try (Stream<Path> files = Files.list(share)) {
                files.filter(Files::isRegularFile).sorted().forEach(lists::add);
            }
            for (Path list : lists) {
                file("resource " + list.getFileName(), list);
            }
        }
    }
}
