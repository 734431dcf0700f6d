package org.hybridgrid.node;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;

/**
 * A node's directory. One node at a time owns it.
 *
 * <pre>
 *  node.sock    the clients' socket
 *  node.lock    held by the node that runs
 *  secret       the cluster's secret, mode 0600
 *  store/       blobs
 *  work/        input roots of running actions
 *  tmp/         spooled results, preprocessed sources
 *  verify/      results that came out differently here and on another node
 *  bin/         native programs, where none are installed
 *  log          what the node did
 *  stats.json   counters
 *  history      what compiles took
 *  root         device and inode of the node's "/": a client with another "/" passes the node by
 *  start.lock   held by the client that starts the node
 *  hung         written by a client whose node did not answer; others pass the node by for a while
 *  fallbacks    a line for every compile that a client did without its node
 * </pre>
 */
public final class StateDirectory {

    /** The longest path a Unix socket can have on Linux, with its terminator 108 bytes. */
    private static final int SOCKET_PATH = 107;

    private final Path path;

    /** Names a directory, which need not exist. */
    public StateDirectory(Path path) {
        this.path = path.toAbsolutePath().normalize();
    }

    /** The directory that this environment means: HYBRIDGRID_STATE, else by the XDG base directory rules. */
    public static StateDirectory of(Map<String, String> environment) {
        String own = environment.getOrDefault("HYBRIDGRID_STATE", "");
        if (!own.isEmpty()) {
            return new StateDirectory(Path.of(own));
        }
        String xdg = environment.getOrDefault("XDG_STATE_HOME", "");
        Path base = xdg.startsWith("/") ? Path.of(xdg)
                : Path.of(environment.getOrDefault("HOME", System.getProperty("user.home")), ".local", "state");
        return new StateDirectory(base.resolve("hybridgrid"));
    }

    /**
     * Makes what is missing and takes the directory for this process.
     *
     * @return the lock, held until it is closed or the process ends
     * @throws NodeException if it can't be written, or another node has it
     */
    public FileLock claim() throws NodeException {
        if (socket().toString().getBytes(StandardCharsets.UTF_8).length > SOCKET_PATH) {
            throw new NodeException("the state directory's path is too long for a socket: " + path
                    + "; choose a shorter one with --state");
        }
        try {
            Files.createDirectories(path);
            if (!Files.getOwner(path).getName().equals(System.getProperty("user.name")) && !Files.isWritable(path)) {
                throw new IOException("it belongs to " + Files.getOwner(path));
            }
            Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwx------"));
            FileChannel channel = FileChannel.open(path.resolve("node.lock"),
                    StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            FileLock lock = channel.tryLock();
            if (lock == null) {
                channel.close();
                throw new NodeException("a node is already running in " + path);
            }
            for (Path directory : new Path[] {temporary(), path.resolve("bin")}) {
                Files.createDirectories(directory);
            }
            return lock;
        } catch (IOException e) {
            throw new NodeException("can't write the state directory " + path + ": " + reason(e), e);
        }
    }

    static String reason(IOException e) {
        String kind = e.getClass().getSimpleName().replace("Exception", "");
        return e.getMessage() == null ? kind : e.getMessage() + (kind.equals("IO") ? "" : " (" + kind + ")");
    }

    /** The directory itself. */
    public Path path() {
        return path;
    }

    /** The clients' socket. */
    public Path socket() {
        return path.resolve("node.sock");
    }

    /**
     * Leaves a note of which file system the node sees. A container or a chroot may share this directory, and no other file.
     */
    void noteRoot() throws IOException {
        Path slash = Path.of("/");
        Files.writeString(path.resolve("root"), Files.getAttribute(slash, "unix:dev") + " " + Files.getAttribute(slash, "unix:ino") + "\n");
    }

    /** The cluster's secret. */
    public Path secret() {
        return path.resolve("secret");
    }

    /** Blobs. */
    public Path store() {
        return path.resolve("store");
    }

    /** Input roots of running actions. */
    public Path work() {
        return path.resolve("work");
    }

    /** Spooled results and preprocessed sources. */
    public Path temporary() {
        return path.resolve("tmp");
    }

    /** Results that came out differently here and on another node. */
    public Path differences() {
        return path.resolve("verify");
    }

    /** Native programs, where none are installed. */
    public Path programs() {
        return path.resolve("bin");
    }

    /** What the node did. */
    public Path log() {
        return path.resolve("log");
    }

    /** The clients' note that the node does not answer. */
    public Path hung() {
        return path.resolve("hung");
    }

    /** What compiles took. */
    public Path history() {
        return path.resolve("history");
    }
}
