package org.hybridgrid.protocol.elf;

import java.util.Arrays;
import java.util.Optional;
import org.hybridgrid.protocol.MalformedMessageException;

/**
 * Turns an object into columns that zstd compresses better, and back. Without state but for the table of strings, whose owner calls;
 * what folding adds to the table must reach the other end's table before the folded object is unfolded, and in the same order.
 */
public final class ObjectFolding {

    /** Bytes of the largest object that is folded: it must lie in memory twice. */
    public static final int LARGEST = 16 * 1024 * 1024;

    private ObjectFolding() {
    }

    /**
     * The object as columns: smaller than the object, and known to unfold to exactly its bytes. Empty for what is no ELF-64 little-endian
     * relocatable, or one that does not fit the columns.
     *
     * @param strings grows by the object's new debug strings; stays as it was if the object is not folded
     */
    public static Optional<byte[]> fold(byte[] object, StringTable strings) {
        if (object.length > LARGEST || !ElfHeader.isRelocatable(object)) {
            return Optional.empty();
        }
        int before = strings.size();
        Optional<byte[]> folded = Optional.empty();
        try {
            folded = new Folder(object, strings).fold()
                    .filter(columns -> columns.length < object.length && Arrays.equals(unfold(columns, strings), object));
        } catch (MalformedMessageException e) {
            // Not folded.
        }
        if (folded.isEmpty()) {
            strings.truncate(before);
        }
        return folded;
    }

    /**
     * The object that was folded.
     *
     * @param strings holds all strings that the other end's table held when it had folded the object, and maybe more
     * @throws MalformedMessageException if no object folds to these bytes
     */
    public static byte[] unfold(byte[] folded, StringTable strings) {
        return new Unfolder(folded, strings).unfold();
    }
}
