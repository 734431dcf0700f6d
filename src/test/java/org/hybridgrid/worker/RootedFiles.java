package org.hybridgrid.worker;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.hybridgrid.model.Argument;
import org.hybridgrid.model.Digest;
import org.hybridgrid.model.Family;
import org.hybridgrid.model.InputSet;
import org.hybridgrid.model.Output;
import org.hybridgrid.storage.BlobStore;

/** An input root as a worker builds it, with the worker's own mapping, for the fuzzers. */
public final class RootedFiles implements AutoCloseable {

    private final InputRoot root;
    private final RootMapping mapping;

    private RootedFiles(InputRoot root) {
        this.root = root;
        this.mapping = new RootMapping(root.root().toString());
    }

    /**
     * Builds the root.
     *
     * @param base a name that does not exist yet, in the file system of the store
     * @param store is given the files that it lacks, each checked against the digest that the search noted
     */
    public static RootedFiles build(Path base, InputSet inputs, BlobStore store) throws IOException {
        for (InputSet.File file : inputs.files()) {
            byte[] content = Files.readAllBytes(Path.of(file.path()));
            if (!Digest.ofContent(content).equals(file.digest()) || content.length != file.size()) {
                throw new IOException(file.path() + " is not what was noted of it");
            }
            Path blob = store.path(file.digest());
            if (!Files.exists(blob)) {
                Files.createDirectories(blob.getParent());
                Files.write(blob, content);
            }
        }
        return new RootedFiles(InputRoot.build(base, inputs, store));
    }

    public Path inside(String path) {
        return Path.of(mapping.inside(path));
    }

    public List<String> words(List<Argument> arguments) {
        return mapping.words(arguments);
    }

    public Map<String, String> environment(Map<String, String> environment) {
        Map<String, String> mapped = new TreeMap<>();
        environment.forEach((name, value) -> mapped.put(name,
                name.equals("PWD") ? mapping.inside(value) : mapping.environment(name, value)));
        return mapped;
    }

    public byte[] unmap(byte[] text) {
        return mapping.unmap(text);
    }

    public byte[] depfile(Family family, byte[] written) {
        return Depfile.unmap(family, mapping, written);
    }

    /** What the compiler wrote as this output, mapped back; null if it wrote nothing. */
    public byte[] output(Family family, String workingDirectory, Output output) throws IOException {
        OutputMapping outputs = new OutputMapping(mapping, family, root.root(), workingDirectory);
        Path file = outputs.locate(output);
        return Files.exists(file) ? outputs.back(output, Files.readAllBytes(file)) : null;
    }

    @Override
    public void close() throws IOException {
        root.close();
    }
}
