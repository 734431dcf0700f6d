package org.hybridgrid.protocol.elf;

import java.util.Arrays;
import java.util.Optional;
import org.hybridgrid.protocol.MalformedMessageException;

/** Turns an object into columns that zstd compresses better, and back. Without state; any thread. */
public final class ObjectFolding {

    /** Bytes of the largest object that is folded: it must lie in memory twice. */
    public static final int LARGEST = 16 * 1024 * 1024;

    private ObjectFolding() {
    }

    /**
     * The object as columns: smaller than the object, and known to unfold to exactly its bytes. Empty for what is no ELF-64 little-endian
     * relocatable, or one that does not fit the columns.
     */
    public static Optional<byte[]> fold(byte[] object) {
        if (object.length > LARGEST || !ElfHeader.isRelocatable(object)) {
            return Optional.empty();
        }
        try {
            return new Folder(object).fold()
                    .filter(folded -> folded.length < object.length && Arrays.equals(unfold(folded), object));
        } catch (MalformedMessageException e) {
            return Optional.empty();
        }
    }

    /**
     * The object that was folded.
     *
     * @throws MalformedMessageException if no object folds to these bytes
     */
    public static byte[] unfold(byte[] folded) {
        return new Unfolder(folded).unfold();
    }
}
