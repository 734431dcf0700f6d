package org.hybridgrid.toolchain;

import java.io.File;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.hybridgrid.model.Digest;
import org.hybridgrid.model.Toolchain;

/**
 * The toolchains of this machine, found on demand or by {@link #discover}.
 *
 * <p>Thread-safe: the map is concurrent and each entry guards itself, so that a driver is probed by one
 * thread at a time while the others are asked. A compiler that is upgraded under a running node is noticed
 * within a second, by the identities of its files.
 */
public final class Toolchains {

    private static final String ASSEMBLER = "as";
    /** Bound of the drivers remembered; a build that makes thousands of them starts over. */
    private static final int MOST_ENTRIES = 1000;

    private final ToolchainProbe probe;
    private final String searchPath;
    private final Consumer<Toolchain> found;
    private final LongSupplier nanos;
    private final Map<Key, ToolchainEntry> entries = new ConcurrentHashMap<>();
    private final Set<Key> discovered = ConcurrentHashMap.newKeySet();
    private final Set<Digest> announced = ConcurrentHashMap.newKeySet();

    /** A driver, and the assembler it would find on a search path other than the node's (else null). */
    private record Key(Path driver, Path assembler) {
    }

    /**
     * @param state the node's directory, where digests are kept over restarts
     * @param searchPath the node's PATH, under which it compiles for others
     * @param hasher digests the compilers
     * @param found called with each toolchain new to the registry, from whichever thread found it
     */
    public Toolchains(Path state, String searchPath, Hasher hasher, Consumer<Toolchain> found) {
        this(state, searchPath, hasher, found, System::nanoTime);
    }

    Toolchains(Path state, String searchPath, Hasher hasher, Consumer<Toolchain> found, LongSupplier nanos) {
        this.probe = new ToolchainProbe(new FileDigests(state, hasher));
        this.searchPath = searchPath;
        this.found = found;
        this.nanos = nanos;
    }

    /** The toolchain of a driver under the node's PATH; nothing if it is none that is understood. */
    public Optional<Toolchain> forDriver(Path driver) {
        return lookUp(new Key(driver, null), searchPath);
    }

    /**
     * The toolchain of a driver for a person whose PATH is not the node's: an assembler that stands there before
     * the system's makes another toolchain, which this node doesn't offer to others.
     */
    public Optional<Toolchain> forDriver(Path driver, String searchPath) {
        if (searchPath.equals(this.searchPath)) {
            return forDriver(driver);
        }
        Optional<Path> theirs = assembler(searchPath);
        return theirs.isEmpty() || theirs.equals(assembler(this.searchPath))
                ? forDriver(driver)
                : lookUp(new Key(driver, theirs.get()), searchPath);
    }

    /** The toolchains found so far that this node can run for others, each once. */
    public Collection<Toolchain> all() {
        Map<Digest, Toolchain> all = new LinkedHashMap<>();
        entries.forEach((key, entry) -> {
            if (key.assembler == null) {
                entry.last().ifPresent(toolchain -> all.putIfAbsent(toolchain.fingerprint(), toolchain));
            }
        });
        return List.copyOf(all.values());
    }

    /** A toolchain that this node can run for others, if it is still installed. */
    public Optional<Toolchain> byFingerprint(Digest fingerprint) {
        for (Map.Entry<Key, ToolchainEntry> entry : entries.entrySet()) {
            boolean candidate = entry.getKey().assembler == null
                    && entry.getValue().last().filter(known -> known.fingerprint().equals(fingerprint)).isPresent();
            Optional<Toolchain> current = candidate ? forDriver(entry.getKey().driver) : Optional.empty();
            if (current.filter(known -> known.fingerprint().equals(fingerprint)).isPresent()) {
                return current;
            }
        }
        return Optional.empty();
    }

    /**
     * Probes every compiler on the PATH and in the usual directories; GCC first, since Clang's libraries take a
     * second to digest. Blocks until done, or until the thread is interrupted; results show up as they come.
     */
    public void discover() {
        for (Path driver : DriverNames.installed(List.of(searchPath.split(File.pathSeparator)))) {
            if (Thread.currentThread().isInterrupted()) {
                return;
            }
            discovered.add(new Key(driver, null));
            forDriver(driver);
        }
    }

    private Optional<Toolchain> lookUp(Key key, String path) {
        if (entries.size() > MOST_ENTRIES) {
            entries.keySet().retainAll(discovered); // what others are offered stays
        }
        ToolchainEntry entry = entries.computeIfAbsent(key, absent -> new ToolchainEntry(probe, key.driver, path));
        Optional<Toolchain> toolchain = entry.current(nanos.getAsLong());
        if (key.assembler == null) {
            toolchain.filter(known -> announced.add(known.fingerprint())).ifPresent(found);
        }
        return toolchain;
    }

    private static Optional<Path> assembler(String searchPath) {
        return CompilerSearch.find(ASSEMBLER, Path.of("/"), searchPath);
    }
}
