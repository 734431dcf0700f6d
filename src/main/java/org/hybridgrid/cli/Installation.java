package org.hybridgrid.cli;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.hybridgrid.node.StateDirectory;

/** Where this program's own files are: the jar, and the native programs built for this machine. */
final class Installation {

    private Installation() {
    }

    /** The jar that this process runs from. */
    static Path jar() throws IOException {
        try {
            return Path.of(Main.class.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException e) {
            throw new IOException("the jar's own path is no path", e);
        }
    }

    /**
     * A directory that holds {@code hybridgrid} and {@code hybridgrid-confine} of this very jar: where it is installed, else the
     * state directory's, where they are built at the first use.
     *
     * @throws IOException if there is no C compiler, or they can't be built
     */
    static Path programs(StateDirectory state) throws IOException, InterruptedException {
        Path installed = jar().getParent();
        if (Files.isExecutable(installed.resolve(NativeHooks.CONFINE)) && Files.isExecutable(installed.resolve(NativeHooks.CLIENT))) {
            return installed;
        }
        Path built = state.programs();
        Path stamp = built.resolve("built-from");
        String jar = jar() + " " + Files.getLastModifiedTime(jar());
        boolean current = Files.exists(stamp) && Files.readString(stamp).equals(jar)
                && Files.isExecutable(built.resolve(NativeHooks.CLIENT));
        if (!current) {
            Files.createDirectories(built);
            NativeHooks.build(built);
            Files.writeString(stamp, jar);
        }
        return built;
    }
}
