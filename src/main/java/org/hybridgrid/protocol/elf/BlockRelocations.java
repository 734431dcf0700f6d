package org.hybridgrid.protocol.elf;

import org.hybridgrid.protocol.MalformedMessageException;

/**
 * Blocks, of which few have relocations inside: twice the length, and 1 more if relocations follow; the bytes; how many relocations there
 * are, and for each its kind with its distance from the end of the last, and its type if that is odd.
 */
final class BlockRelocations {

    private static final int NARROW = 0;
    private static final int WIDE = 1;
    private static final int ODD = 2;
    private static final int KINDS = 3;

    private BlockRelocations() {
    }

    /**
     * Writes a block.
     *
     * @param from where it is in the object
     * @param offset where it is in its section
     * @param first the first relocation that is not before it
     */
    static void write(byte[] object, int from, int length, long offset, Relocations relocations, int first, Column lengths, Column blocks,
            PointerColumns pointers) {
        int end = first;
        while (end < relocations.count() && relocations.offset(end) < offset + length) {
            end++;
        }
        lengths.putUnsigned(length * 2L + (end > first ? 1 : 0));
        blocks.putBytes(object, from, length);
        if (end == first) {
            return;
        }
        lengths.putUnsigned(end - first);
        long last = offset;
        for (int i = first; i < end; i++) {
            int width = relocations.width(i);
            int kind = relocations.isOdd(i) ? ODD : width == Relocations.WIDE ? WIDE : NARROW;
            lengths.putUnsigned((relocations.offset(i) - last) * KINDS + kind);
            if (kind == ODD) {
                lengths.putUnsigned(relocations.typeOf(i));
            }
            pointers.put(relocations.symbol(i), relocations.addend(i));
            last = relocations.offset(i) + width;
        }
    }

    /** Reads a block into the section behind its length, in the form of its kind; where in the file the block starts. */
    static int read(int kind, SectionWriter section, int sectionStart, EntryRelocations relocations, Column lengths, Column blocks,
            PointerColumns pointers) {
        int head = lengths.takeInt();
        int length = head >>> 1;
        section.putLength(kind, length);
        int from = section.at();
        section.take(blocks, length);
        long last = from - sectionStart;
        long end = last + length;
        for (int left = (head & 1) == 0 ? 0 : lengths.takeInt(); left > 0; left--) {
            int place = lengths.takeInt();
            long offset = last + place / KINDS;
            int width = place % KINDS == NARROW ? Relocations.NARROW : Relocations.WIDE;
            int type = place % KINDS == ODD ? lengths.takeInt() : relocations.type(width);
            if (offset > end - width) {
                throw new MalformedMessageException("a relocation behind its block");
            }
            int symbol = pointers.takeSymbol();
            if (symbol < 0) {
                throw new MalformedMessageException("a relocation without a symbol");
            }
            relocations.add(offset, type, symbol, pointers.take(symbol));
            last = offset + width;
        }
        return from;
    }
}
