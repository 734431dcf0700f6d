package org.hybridgrid.worker;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Looks for the input root's path in an object. Prefix maps keep it out of everything that compilers are known to
 * store; should one store it all the same, the object is not the one that a direct compile makes and must not be used.
 * Immutable.
 */
final class RootTrace {

    private static final int CHUNK = 256 * 1024;

    private final byte[] trace;

    RootTrace(Path root) {
        trace = root.toString().getBytes(StandardCharsets.UTF_8);
    }

    boolean isIn(Path file) throws IOException {
        byte[] buffer = new byte[CHUNK + trace.length];
        int kept = 0;
        try (InputStream in = Files.newInputStream(file)) {
            while (true) {
                int read = in.readNBytes(buffer, kept, CHUNK);
                if (read == 0) {
                    return false;
                }
                int end = kept + read;
                if (occurs(buffer, end)) {
                    return true;
                }
                kept = Math.min(end, trace.length - 1);
                System.arraycopy(buffer, end - kept, buffer, 0, kept);
            }
        }
    }

    /** Boyer-Moore-Horspool's idea with one rare byte: the last slash-free byte decides most positions at once. */
    private boolean occurs(byte[] buffer, int end) {
        int last = trace.length - 1;
        byte lastByte = trace[last];
        for (int at = last; at < end; at++) {
            if (buffer[at] == lastByte && matches(buffer, at - last)) {
                return true;
            }
        }
        return false;
    }

    private boolean matches(byte[] buffer, int from) {
        for (int i = 0; i < trace.length; i++) {
            if (buffer[from + i] != trace[i]) {
                return false;
            }
        }
        return true;
    }
}
