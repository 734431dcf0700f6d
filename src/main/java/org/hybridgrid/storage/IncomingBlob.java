package org.hybridgrid.storage;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import org.hybridgrid.model.Digest;

/** A blob that comes in pieces. It enters the store only if its content has the promised digest. One thread. */
public final class IncomingBlob implements Closeable {

    private final BlobStore store;
    private final Digest promised;
    private final Path temporary;
    private final OutputStream out;
    private final MessageDigest hash = Digest.newHash();
    private long size;

    /**
     * Begins a blob.
     *
     * @throws IOException if the store can't be written
     */
    public IncomingBlob(BlobStore store, Digest promised) throws IOException {
        this.store = store;
        this.promised = promised;
        this.temporary = store.temporary();
        this.out = Files.newOutputStream(temporary);
    }

    /** Adds a piece. */
    public void write(byte[] piece) throws IOException {
        out.write(piece);
        hash.update(piece);
        size += piece.length;
    }

    /**
     * Ends the blob.
     *
     * @return whether the content was what the digest promised; if not, nothing is kept
     */
    public boolean complete() throws IOException {
        out.close();
        if (!Digest.of(hash.digest()).equals(promised)) {
            Files.deleteIfExists(temporary);
            return false;
        }
        store.adopt(temporary, promised, size);
        return true;
    }

    /** Ends the blob without keeping it, unless it was completed. */
    @Override
    public void close() throws IOException {
        out.close();
        Files.deleteIfExists(temporary);
    }
}
