package org.hybridgrid.initiator;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import org.hybridgrid.model.Digest;
import org.hybridgrid.protocol.Limits;
import org.hybridgrid.protocol.LinkMessage;
import org.hybridgrid.protocol.MessageSource;

/**
 * Sends blobs from the user's files, one after another. A file that can't be read, or was changed after its digest was taken, arrives as
 * content that does not match its digest, which the worker refuses. One thread.
 */
final class BlobSource implements MessageSource {

    /** A blob and the file with its content. */
    record Located(Digest digest, Path file) {
    }

    private final Iterator<Located> blobs;
    private Located current;
    private InputStream in;
    private byte[] ahead;

    BlobSource(List<Located> blobs) {
        this.blobs = List.copyOf(blobs).iterator();
    }

    @Override
    public LinkMessage next() throws IOException {
        if (current == null) {
            if (!blobs.hasNext()) {
                return null;
            }
            current = blobs.next();
            open();
        }
        byte[] piece = ahead;
        ahead = read();
        boolean last = ahead.length == 0;
        Digest digest = current.digest();
        if (last) {
            close();
            current = null;
        }
        return new LinkMessage.Blob(digest, last, piece);
    }

    private void open() {
        try {
            in = Files.newInputStream(current.file());
        } catch (IOException e) {
            in = InputStream.nullInputStream();
        }
        ahead = read();
    }

    private byte[] read() {
        try {
            return in.readNBytes(Limits.PIECE);
        } catch (IOException e) {
            return new byte[0];
        }
    }

    @Override
    public void close() throws IOException {
        if (in != null) {
            in.close();
        }
    }
}
