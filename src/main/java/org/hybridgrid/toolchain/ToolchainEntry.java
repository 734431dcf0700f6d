package org.hybridgrid.toolchain;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.hybridgrid.model.Toolchain;

/** What is known of one driver, and when it was last checked. Thread-safe: guarded by its own lock. */
final class ToolchainEntry {

    /** How long a driver's files are taken for unchanged. */
    private static final long TRUSTED_NANOS = TimeUnit.SECONDS.toNanos(1);
    /** After this a driver that was refused or lacks a part is probed again: the rest may have been installed. */
    private static final long PROBE_AGAIN_NANOS = TimeUnit.SECONDS.toNanos(60);

    private final ToolchainProbe probe;
    private final Path driver;
    private final String searchPath;

    private Optional<ToolchainProbe.Probed> probed = Optional.empty();
    private Optional<FileIdentity> identity = Optional.empty();
    private boolean asked;
    private long askedAt;
    private long checkedAt;
    private volatile Optional<Toolchain> last = Optional.empty();

    ToolchainEntry(ToolchainProbe probe, Path driver, String searchPath) {
        this.probe = probe;
        this.driver = driver;
        this.searchPath = searchPath;
    }

    /** The result of the last probe, without a look at the disk and without waiting for a probe. */
    Optional<Toolchain> last() {
        return last;
    }

    /** The toolchain as installed now. */
    synchronized Optional<Toolchain> current(long now) {
        if (asked && now - checkedAt < TRUSTED_NANOS) {
            return last;
        }
        checkedAt = now;
        if (!asked || !isCurrent() || isIncomplete() && now - askedAt > PROBE_AGAIN_NANOS) {
            identity = FileIdentity.of(driver);
            probed = identity.isPresent() ? probe.probe(driver, searchPath) : Optional.empty();
            last = probed.map(ToolchainProbe.Probed::toolchain);
            // A thread that is told to stop gets no answer; the next one is to ask again.
            asked = probed.isPresent() || !Thread.currentThread().isInterrupted();
            askedAt = now;
        }
        return last;
    }

    private boolean isCurrent() {
        return probed.map(ToolchainProbe.Probed::isCurrent)
                .orElseGet(() -> identity.equals(FileIdentity.of(driver)));
    }

    private boolean isIncomplete() {
        return probed.map(ToolchainProbe.Probed::isIncomplete).orElse(true);
    }
}
