package org.hybridgrid.worker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.hybridgrid.model.Argument;
import org.hybridgrid.model.Language;
import org.hybridgrid.model.Toolchain;
import org.hybridgrid.toolchain.DefaultDirectories;
import org.hybridgrid.toolchain.DefaultSearch;
import org.hybridgrid.toolchain.RootedSearch;

/** Compiles once in a project and once in a mirror of it below a root, and compares everything written. */
final class RootedCompile {

    private final Toolchain toolchain;
    private final Path project;
    private final Path root;
    private final Map<String, String> variables = new TreeMap<>();

    RootedCompile(Toolchain toolchain, Path directory) throws IOException {
        this.toolchain = toolchain;
        this.project = Files.createDirectories(directory.toRealPath().resolve("project"));
        this.root = Files.createDirectories(directory.toRealPath().resolve("roots/r-1"));
    }

    Path project() {
        return project;
    }

    void file(String name, String... lines) throws IOException {
        Path file = project.resolve(name);
        Files.createDirectories(file.getParent());
        Files.write(file, List.of(lines));
    }

    /** Sets a variable of the compile; GCC's include paths are mapped by the worker's own rule. */
    void variable(String name, String value) {
        variables.put(name, value);
    }

    /** Asserts that nothing written differs. */
    void assertIdentical(Language language, Argument... command) throws IOException, InterruptedException {
        List<Argument> words = new ArrayList<>(Arrays.asList(command));
        words.addAll(List.of(Argument.plain("-MD"), Argument.plain("-MF"), Argument.plain("out.d")));
        Map<String, byte[]> direct = compile(words, project, "");
        mirror(words);

        RootMapping mapping = new RootMapping(root.toString());
        DefaultDirectories defaults = new DefaultSearch(System.getenv("PATH"))
                .directories(toolchain, language, List.of(), true, project).orElseThrow();
        for (var directory : defaults.directories()) {
            makeDirectories(mapping.inside(directory.path()));
        }
        List<Argument> rootedWords =
                new ArrayList<>(RootedSearch.arguments(toolchain.family(), language, defaults, project.toString(), List.of()));
        rootedWords.addAll(words);
        Map<String, byte[]> rooted = compile(rootedWords, Path.of(mapping.inside(project.toString())), root.toString());

        String label = toolchain.description() + " " + Arrays.toString(command);
        assertEquals(direct.keySet(), rooted.keySet(), label);
        assertOnlyTheRootIsRead(rooted.get("out.d"), label);
        rooted.replaceAll((name, content) -> switch (name) {
            case "out.d" -> Depfile.unmap(toolchain.family(), mapping, content);
            case "stderr" -> mapping.unmap(content);
            default -> name.endsWith(".su") ? mapping.unmap(content) : content;
        });
        direct.forEach((name, content) -> assertTrue(Arrays.equals(content, rooted.get(name)), () -> name + " of " + label
                + (name.endsWith(".d") || name.equals("stderr")
                        ? "\n" + new String(content) + "\n" + new String(rooted.get(name)) : "")));
    }

    private void assertOnlyTheRootIsRead(byte[] depfile, String label) {
        // A .s is not preprocessed: neither family writes a depfile for it.
        for (String word : depfile == null ? new String[0] : new String(depfile).split("[ \\\\\n]+")) {
            assertTrue(!word.startsWith("/") || word.startsWith(root.toString()), word + " was read by " + label);
        }
    }

    private Map<String, byte[]> compile(List<Argument> words, Path place, String prefix)
            throws IOException, InterruptedException {
        Map<String, byte[]> before = outputs(place);
        assertEquals(Map.of(), before);
        run(words, place, prefix, place.resolve("stderr"));
        Map<String, byte[]> written = outputs(place);
        for (String name : written.keySet()) {
            Files.delete(place.resolve(name));
        }
        return written;
    }

    private void run(List<Argument> words, Path place, String prefix, Path log) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(toolchain.driver()));
        words.forEach(word -> command.add(word.under(prefix)));
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(place.toFile()).redirectErrorStream(true).redirectOutput(log.toFile());
        builder.environment().clear();
        builder.environment().put("PATH", System.getenv("PATH"));
        builder.environment().put("PWD", place.toString());
        RootMapping mapping = new RootMapping(root.toString());
        variables.forEach((name, value) ->
                builder.environment().put(name, prefix.isEmpty() ? value : mapping.environment(name, value)));
        int status = builder.start().waitFor();
        assertEquals(0, status, command + "\n" + Files.readString(log));
    }

    /** What the compiler wrote: every file at the top of the project but the sources. */
    private static Map<String, byte[]> outputs(Path place) throws IOException {
        Map<String, byte[]> outputs = new TreeMap<>();
        try (Stream<Path> files = Files.list(place)) {
            for (Path file : (Iterable<Path>) files::iterator) {
                if (Files.isRegularFile(file)) {
                    outputs.put(file.getFileName().toString(), Files.readAllBytes(file));
                }
            }
        }
        return outputs;
    }

    /** Copies every file that the compiler names as read, and the project's directories, into the root. */
    private void mirror(List<Argument> words) throws IOException, InterruptedException {
        List<Argument> listing = new ArrayList<>(words);
        listing.removeIf(word -> List.of("-MD", "-MF", "out.d", "-c", "-S").contains(word.text()));
        listing.addAll(List.of(Argument.plain("-M"), Argument.plain("-MT"), Argument.plain("x"),
                Argument.plain("-MF"), Argument.plain("list.d")));
        run(listing, project, "", project.resolve("log"));
        Path written = project.resolve("list.d");
        // A .s has no dependencies: GCC writes none for it.
        String list = Files.exists(written) ? Files.readString(written) : "x:";
        for (String name : outputs(project).keySet()) {
            Files.delete(project.resolve(name));
        }
        try (Stream<Path> directories = Files.walk(project)) {
            for (Path directory : (Iterable<Path>) directories.filter(Files::isDirectory)::iterator) {
                makeDirectories(root + directory.toString());
            }
        }
        for (String name : list.substring(2).split("[ \\\\\n]+")) {
            if (!name.isEmpty()) {
                String from = name.startsWith("/") ? name : project + "/" + name;
                makeDirectories(root + from.substring(0, from.lastIndexOf('/')));
                Files.copy(Path.of(from), Path.of(root + from),
                        StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.COPY_ATTRIBUTES);
            }
        }
        String source = words.get(0).text();
        Files.copy(Path.of(source.startsWith("/") ? source : project + "/" + source),
                Path.of(root + (source.startsWith("/") ? source : project + "/" + source)),
                StandardCopyOption.REPLACE_EXISTING);
    }

    /** Component by component, so that what stands before a {@code ..} is there too. */
    private static void makeDirectories(String path) throws IOException {
        StringBuilder made = new StringBuilder();
        for (String component : path.substring(1).split("/")) {
            made.append('/').append(component);
            if (!Files.isDirectory(Path.of(made.toString()))) {
                Files.createDirectory(Path.of(made.toString()));
            }
        }
    }
}
