package org.hybridgrid.protocol.elf;

import java.util.Arrays;
import java.util.Optional;
import org.hybridgrid.protocol.MalformedMessageException;

/**
 * Turns an object into columns that zstd compresses better, and back. Without state but for the memory of the link,
 * whose owner calls: objects must be unfolded in the order in which they were folded, and none left out.
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
     * @param memory learns from the object; stays as it was if the object is not folded
     */
    public static Optional<byte[]> fold(byte[] object, LinkMemory memory) {
        if (object.length > LARGEST || !ElfHeader.isRelocatable(object)) {
            return Optional.empty();
        }
        LinkMemory.Mark before = memory.mark();
        try {
            Folder folder = new Folder(object, memory);
            Optional<byte[]> folded = folder.fold();
            memory.reset(before);
            // Unfolding learns what the other end will learn from the same bytes.
            if (folded.isPresent() && folded.get().length < object.length && Arrays.equals(unfold(folded.get(), memory), object)) {
                memory.keys().putAll(folder.newKeys());
                return folded;
            }
        } catch (MalformedMessageException e) {
            // Not folded.
        }
        memory.reset(before);
        return Optional.empty();
    }

    /**
     * The object that was folded.
     *
     * @param memory has unfolded all that the other end's memory had folded before, and learns what that has learned
     * @throws MalformedMessageException if no object folds to these bytes; what the memory has learned then is of no use
     */
    public static byte[] unfold(byte[] folded, LinkMemory memory) {
        return new Unfolder(folded, memory).unfold();
    }
}
