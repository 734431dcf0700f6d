package org.hybridgrid.toolchain;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Which shared libraries a program loads, as its own dynamic loader says. */
final class SharedLibraries {

    private SharedLibraries() {
    }

    /**
     * The libraries by the name they are wanted under, the loader among them; none for a static program.
     *
     * @throws IOException if the loader can't tell, or a library is missing
     */
    static Map<String, Path> of(Path program, String searchPath) throws IOException {
        Optional<String> loader = ElfFile.interpreter(program);
        if (loader.isEmpty()) {
            return Map.of();
        }
        // Both glibc's and musl's loader take --list; to set LD_TRACE_LOADED_OBJECTS would run a musl program.
        Optional<DriverProcess.Answer> answer =
                DriverProcess.ask(List.of(loader.get(), "--list", program.toString()), Path.of("/"), searchPath);
        if (answer.isEmpty() || answer.get().status() != 0) {
            throw new IOException("the dynamic loader can't list the libraries of " + program);
        }
        Map<String, Path> libraries = parse(answer.get().out());
        libraries.put("loader", Path.of(loader.get()));
        return libraries;
    }

    /** Reads lines of the form {@code libz.so.1 => /lib/libz.so.1 (0x…)}. */
    static Map<String, Path> parse(String listing) throws IOException {
        Map<String, Path> libraries = new TreeMap<>();
        for (String line : listing.split("\n")) {
            int arrow = line.indexOf(" => ");
            if (arrow < 0) {
                // The kernel's own linux-vdso.so.1, or the loader.
                continue;
            }
            String found = line.substring(arrow + 4).replaceFirst(" \\(0x[0-9a-f]+\\)$", "").strip();
            if (!found.startsWith("/")) {
                throw new IOException("a library is missing: " + line.strip());
            }
            String wanted = line.substring(0, arrow).strip();
            // A loader that is wanted by its path would bring that path into the fingerprint.
            libraries.put(wanted.substring(wanted.lastIndexOf('/') + 1), Path.of(found));
        }
        return libraries;
    }
}
