package org.hybridgrid.initiator;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hybridgrid.model.CompileCommand;
import org.hybridgrid.model.Output;

/** Where a command's outputs go. What can't be written is left to the compiler, whose words the person knows. Pure but for looking. */
final class OutputPlaces {

    /** {@code S_IFREG}. */
    private static final int REGULAR_FILE = 0100000;

    private OutputPlaces() {
    }

    /**
     * The first output that is no plain file name in a writable directory, or empty.
     *
     * @param umask of the client
     */
    static Optional<String> special(CompileCommand command, String workingDirectory, int umask) {
        for (Output output : command.outputs()) {
            Path path = Path.of(workingDirectory).resolve(output.path());
            Path directory = path.getParent();
            if (output.path().endsWith("/") || climbs(path) || directory == null || !Files.isWritable(directory)
                    || !Files.isDirectory(directory) || !isReplaceable(path, 0666 & ~umask)) {
                return Optional.of(output.path());
            }
        }
        return Optional.empty();
    }

    /** Whether more {@code ..} than directories come in it: the kernel stays at "/", but in an input root they would lead out. */
    private static boolean climbs(Path path) {
        int depth = 0;
        for (Path part : path) {
            depth += part.toString().equals("..") ? -1 : part.toString().equals(".") ? 0 : 1;
            if (depth < 0) {
                return true;
            }
        }
        return false;
    }

    /**
     * The client replaces only what nobody else can see being replaced: no link of either kind, no device, no file whose mode a new
     * one would not get. It looks again, at the owner too, when it has the outputs.
     */
    private static boolean isReplaceable(Path path, int freshMode) {
        try {
            Map<String, Object> there = Files.readAttributes(path, "unix:mode,nlink", LinkOption.NOFOLLOW_LINKS);
            return (int) there.get("nlink") == 1 && (int) there.get("mode") == (REGULAR_FILE | freshMode);
        } catch (NoSuchFileException e) {
            return true;
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
