package org.hybridgrid.initiator;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hybridgrid.model.CompileCommand;
import org.hybridgrid.model.Output;

/** Where a command's outputs go. What can't be written is left to the compiler, whose words the person knows. Pure but for looking. */
final class OutputPlaces {

    private OutputPlaces() {
    }

    /** The first output that is no plain file name in a writable directory, or empty. */
    static Optional<String> special(CompileCommand command, String workingDirectory) {
        for (Output output : command.outputs()) {
            Path path = Path.of(workingDirectory).resolve(output.path());
            Path directory = path.getParent();
            if (output.path().endsWith("/") || directory == null || !Files.isWritable(directory)
                    || !Files.isDirectory(directory) || !isReplaceable(path)) {
                return Optional.of(output.path());
            }
        }
        return Optional.empty();
    }

    /** The client replaces only what nobody else can see being replaced: no link of either kind, no device. */
    private static boolean isReplaceable(Path path) {
        try {
            return !Files.exists(path, LinkOption.NOFOLLOW_LINKS)
                    || Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS)
                            && (int) Files.getAttribute(path, "unix:nlink", LinkOption.NOFOLLOW_LINKS) == 1;
        } catch (IOException e) {
            return false;
        }
    }

    /** The physical directories that must be there for the outputs. */
    static List<String> directories(CompileCommand command, String workingDirectory) throws IOException {
        List<String> directories = new ArrayList<>();
        for (Output output : command.outputs()) {
            String directory = Path.of(workingDirectory).resolve(output.path()).getParent().toRealPath().toString();
            if (!directories.contains(directory)) {
                directories.add(directory);
            }
        }
        return directories;
    }
}
