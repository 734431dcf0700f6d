package org.hybridgrid.worker;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import org.hybridgrid.model.InputSet;
import org.hybridgrid.storage.BlobStore;
import org.hybridgrid.threads.DaemonThreads;

/**
 * The input roots of a worker. One that a compile has ended in is cleaned when there is time, and serves the next. Thread-safe.
 */
final class InputRoots implements AutoCloseable {

    private final Path directory;
    private final BlobStore store;
    private final int most;
    private final ExecutorService janitor = Executors.newSingleThreadExecutor(DaemonThreads.named("worker-janitor"));
    private final AtomicLong sequence = new AtomicLong();
    /** Clean ones, the last used first; guarded by itself. */
    private final Deque<InputRoot> clean = new ArrayDeque<>();

    /**
     * None yet.
     *
     * @param most how many are kept for later
     */
    InputRoots(Path directory, BlobStore store, int most) {
        this.directory = directory;
        this.store = store;
        this.most = most;
    }

    /** A root for one action; throws as {@link InputRoot#build} does. */
    InputRoot take(InputSet inputs) throws IOException {
        InputRoot root;
        synchronized (clean) {
            root = clean.poll();
        }
        if (root == null) {
            return InputRoot.build(directory.resolve(Long.toString(sequence.incrementAndGet())), inputs, store);
        }
        root.become(inputs, store);
        return root;
    }

    /** The compiler in it has come to its end by itself, and its outputs are sent. */
    void giveBack(InputRoot root, List<Path> written) {
        janitor.execute(() -> {
            try {
                root.clean(written, store);
                synchronized (clean) {
                    if (clean.size() < most) {
                        clean.push(root);
                        return;
                    }
                }
                root.close();
            } catch (IOException e) {
                remove(root);
            }
        });
    }

    /** Something may still be at work in it: it serves nobody any more. */
    void discard(InputRoot root) {
        janitor.execute(() -> {
            try {
                root.forgetWritten(store);
            } catch (IOException e) {
                // It is no worse than before, and goes with the root.
            }
            remove(root);
        });
    }

    private static void remove(InputRoot root) {
        try {
            root.close();
        } catch (IOException e) {
            // The next start empties the directory.
        }
    }

    @Override
    public void close() {
        janitor.shutdown();
    }
}
