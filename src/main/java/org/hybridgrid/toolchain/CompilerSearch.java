package org.hybridgrid.toolchain;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;

/** Finds the file that a compiler's name means, as a shell would, but never Hybridgrid's own client. */
public final class CompilerSearch {

    /** The real file of the client, whatever the symbolic links to it are called. */
    private static final String CLIENT = "hybridgrid";

    /** Programs that stand for a compiler and hand over to one they find themselves. */
    private static final Set<String> WRAPPERS = Set.of(
            "ccache", "sccache", "sccache-dist", "distcc", "icecc", "icerun", "buildcache", "cachepot", "nocc",
            "goma", "gomacc", "rewrapper", "reclient", "fbuild", "colorgcc", "ccwrap", "toolchain-wrapper",
            "compiler-wrapper", "cachecc1", "redo-cc", "bear", "intercept-cc");

    private CompilerSearch() {
    }

    /**
     * Finds a compiler.
     *
     * @param name as typed; with a slash in it, it is a path
     * @param directory what relative paths and empty elements of the search path refer to
     * @param searchPath the value of {@code PATH}
     * @return the file's absolute path, symbolic links not resolved, since drivers look at their own name
     */
    public static Optional<Path> find(String name, Path directory, String searchPath) {
        if (name.isEmpty()) {
            return Optional.empty();
        }
        if (name.indexOf('/') >= 0) {
            return candidate(directory, name, "");
        }
        for (String element : searchPath.split(":", -1)) {
            Optional<Path> found = candidate(directory, element, name);
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    private static Optional<Path> candidate(Path directory, String element, String name) {
        try {
            Path file = directory.resolve(element).resolve(name);
            return isProgram(file) && !isClient(file) ? Optional.of(file) : Optional.empty();
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }

    static boolean isProgram(Path file) {
        return Files.isRegularFile(file) && Files.isExecutable(file);
    }

    /** Whether a file is Hybridgrid's own client under another name. */
    public static boolean isClient(Path file) {
        return realName(file).equals(CLIENT);
    }

    /** Whether a file is a wrapper of another tool (ccache, distcc, icecc …), hence no toolchain. */
    public static boolean isForeignWrapper(Path file) {
        return WRAPPERS.contains(realName(file));
    }

    private static String realName(Path file) {
        try {
            Path name = file.toRealPath().getFileName();
            return name == null ? "" : name.toString();
        } catch (IOException e) {
            return "";
        }
    }
}
