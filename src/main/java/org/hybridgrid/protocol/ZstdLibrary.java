package org.hybridgrid.protocol;

import com.github.luben.zstd.util.Native;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * The native part of zstd-jni, which it unpacks from the jar into a file: by itself into the system's directory for temporary files, from
 * which many machines and containers allow no program to run.
 */
public final class ZstdLibrary {

    private ZstdLibrary() {
    }

    /**
     * Loads it through the first of these directories that lets it; the file goes with the JVM.
     *
     * @throws IOException if none does
     */
    public static synchronized void load(List<Path> directories) throws IOException {
        LinkageError last = null;
        for (Path directory : directories) {
            try {
                Native.load(directory.toFile());
                return;
            } catch (LinkageError e) {
                last = e;
            }
        }
        throw new IOException("the compression library can't be loaded from " + directories + ": " + (last == null ? "" : last.getMessage()), last);
    }
}
