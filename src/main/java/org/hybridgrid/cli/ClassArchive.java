package org.hybridgrid.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A class-data archive (JEP 310) beside the installed jar: the classes that a node loads on its way to being ready and for a compile,
 * parsed and verified already. Made at {@code install} from what two trial nodes have loaded; a JVM that can't use it starts without it.
 *
 * <p>It is dumped from a list of names and not by a JVM at its exit, since the latter leaves out picocli, whose class files are old.
 */
final class ClassArchive {

    private static final long DUMP_SECONDS = 120;

    /** What a trial on the loopback interface, without multicast, has no use for. */
    private static final List<String> MULTICAST = List.of("org/jgroups/protocols/MPING", "java/net/MulticastSocket",
            "org/hybridgrid/cluster/neighbour/Neighbours", "org/hybridgrid/cluster/neighbour/MulticastInterface");

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

    /**
     * Makes the archive. Where that fails nodes only start slower.
     *
     * @param client the native client of the same jar
     */
    static void make(Path jar, String java, List<String> jvm, Path client) throws IOException, InterruptedException {
        Files.deleteIfExists(beside(jar));
        Path scratch = Files.createTempDirectory("hybridgrid-trial");
        try {
            Set<String> classes = new TreeSet<>(MULTICAST);
            for (Path list : new TrialCompile(scratch, jar, java, jvm, client).run()) {
                // Lines that begin with @ are lambdas and proxies, whose order doesn't matter either.
                classes.addAll(Files.exists(list) ? Files.readAllLines(list) : List.of());
            }
            Path list = Files.write(scratch.resolve("classes"), classes);
            Path next = scratch.resolve("archive");
            // With G1, the one collector that writes objects into an archive; others can read them.
            List<String> command = new ArrayList<>(List.of(java, "-XX:+UseG1GC", "-Xlog:disable", "-Xshare:dump",
                    "-XX:SharedClassListFile=" + list, "-XX:SharedArchiveFile=" + next, "-cp", jar.toString()));
            Process dump = new ProcessBuilder(command).redirectErrorStream(true)
                    .redirectOutput(scratch.resolve("dump.log").toFile()).start();
            if (!dump.waitFor(DUMP_SECONDS, TimeUnit.SECONDS)) {
                dump.destroyForcibly().waitFor();
            } else if (dump.exitValue() == 0) {
                Files.move(next, beside(jar), StandardCopyOption.REPLACE_EXISTING);
            }
        } finally {
            delete(scratch);
        }
    }

    private static void delete(Path directory) throws IOException {
        try (Stream<Path> tree = Files.walk(directory)) {
            for (Path path : tree.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        }
    }
}
