package org.hybridgrid.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A class-data archive (JEP 350) beside the installed jar: the classes that a node loads on its way to being ready, parsed and verified
 * already. Made by a trial node at {@code install}; a JVM that can't use it starts without it.
 */
final class ClassArchive {

    private static final long TRIAL_SECONDS = 60;

    private ClassArchive() {
    }

    private static Path beside(Path jar) {
        return jar.resolveSibling("hybridgrid.jsa");
    }

    /** The JVM's options for using the archive of this jar; none if there is no archive. */
    static List<String> options(Path jar) {
        // The log is off since a JVM that refuses an archive would say so on standard output.
        return Files.exists(beside(jar))
                ? List.of("-XX:SharedArchiveFile=" + beside(jar), "-Xshare:auto", "-Xlog:disable", "-Xlog:all=error:stderr")
                : List.of();
    }

    /** Makes the archive. Where that fails nodes only start slower. */
    static void make(Path jar, String java, List<String> jvm) throws IOException, InterruptedException {
        Files.deleteIfExists(beside(jar));
        Path state = Files.createTempDirectory("hybridgrid-trial");
        try {
            List<String> command = new ArrayList<>(List.of(java));
            command.addAll(jvm);
            command.addAll(List.of("-XX:ArchiveClassesAtExit=" + beside(jar), "-Xlog:disable", "-jar", jar.toString(), "join",
                    "--state", state.toString(), "--cluster", "trial-" + UUID.randomUUID(), "--bind", "127.0.0.1",
                    "--discovery", "hosts=127.0.0.1", "--slots", "0"));
            Process trial = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
            try (BufferedReader out = new BufferedReader(new InputStreamReader(trial.getInputStream(), StandardCharsets.UTF_8))) {
                out.readLine();
            }
            trial.destroy();
            if (!trial.waitFor(TRIAL_SECONDS, TimeUnit.SECONDS)) {
                trial.destroyForcibly().waitFor();
                Files.deleteIfExists(beside(jar));
            }
        } finally {
            delete(state);
        }
    }

    private static void delete(Path directory) throws IOException {
        try (Stream<Path> tree = Files.walk(directory)) {
            for (Path path : tree.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
