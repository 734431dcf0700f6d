package org.hybridgrid.inputs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.hybridgrid.model.Family;
import org.hybridgrid.model.InputSet;
import org.hybridgrid.model.Language;
import org.hybridgrid.model.LocalReason;
import org.hybridgrid.model.SearchDirectory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A project that a test writes file by file, and what is found for a command in it. */
abstract class SmallProject {

    @TempDir
    Path temporary;

    Path root;
    final InputFinder finder = new InputFinder(new FileFacts());
    List<SearchDirectory> defaults = List.of();
    Map<String, String> environment = Map.of();
    Family family = Family.GCC;
    Language language = Language.C;

    @BeforeEach
    void resolve() throws IOException {
        root = temporary.toRealPath();
    }

    void write(String path, String text) throws IOException {
        Path file = root.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    void link(String path, String target) throws IOException {
        Path file = root.resolve(path);
        Files.createDirectories(file.getParent());
        Files.createSymbolicLink(file, Path.of(target));
    }

    Found find(String... words) {
        return finder.find(Commands.of(family, language, words), defaults, root.toString(), root.toString(),
                environment, Trail.NONE);
    }

    InputSet inputs(String... words) {
        Found found = find(words);
        assertInstanceOf(Found.Inputs.class, found, found.toString());
        return ((Found.Inputs) found).set();
    }

    List<String> files(String... words) {
        return inputs(words).files().stream().map(file -> relative(file.path())).toList();
    }

    String relative(String path) {
        return root.relativize(Path.of(path)).toString();
    }

    void assertLocal(LocalReason reason, String... words) {
        Found found = find(words);
        assertEquals(reason, assertInstanceOf(Found.Local.class, found, found.toString()).reason(), found.toString());
    }

    Found.Unsure unsure(String... words) {
        Found found = find(words);
        return assertInstanceOf(Found.Unsure.class, found, found.toString());
    }
}
