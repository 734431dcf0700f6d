package org.hybridgrid.worker;

import java.nio.file.Path;
import org.hybridgrid.model.Family;
import org.hybridgrid.model.Output;

/** Where the outputs of one action are below its input root, and how their text is mapped back. Immutable. */
final class OutputMapping {

    private final RootMapping mapping;
    private final Family family;
    private final Path root;
    private final String workingDirectory;

    OutputMapping(RootMapping mapping, Family family, Path root, String workingDirectory) {
        this.mapping = mapping;
        this.family = family;
        this.root = root;
        this.workingDirectory = workingDirectory;
    }

    Path locate(Output output) {
        String path = output.path();
        return Path.of(path.startsWith("/") ? root + path : root + workingDirectory + "/" + path);
    }

    /** Whether a root in it is all that differs. In assembly strings have lengths, and sections offsets, that count it. */
    boolean isText(Output output) {
        return switch (output.kind()) {
            case DEPFILE, TEXT -> true;
            case OBJECT, SPLIT_DWARF, ASSEMBLY -> false;
        };
    }

    byte[] back(Output output, byte[] content) {
        return switch (output.kind()) {
            case DEPFILE -> Depfile.unmap(family, mapping, content);
            case TEXT -> mapping.unmap(content);
            case OBJECT, SPLIT_DWARF, ASSEMBLY -> content;
        };
    }
}
