package org.hybridgrid.protocol.elf;

/** Where the values of entries come from: columns, or a tree that is known. */
interface EntrySource {

    /** The number of the next entry's shape; -1 for an end of siblings. */
    int shape();

    long constant(int attribute);

    /** A number whose form has a fixed width, is LEB128, or signed. */
    long number(int attribute, int kind);

    /** Sets an addend to that of a string; the string's number, or NO_STRING if the addend is of none. */
    int string(StringUnfolder strings, int addendAt);

    /** What the entry refers to. */
    ReferenceColumns.Target reference(int attribute, int entry);

    /** Copies an inline string with its end into the section. */
    void inline(SectionWriter section);

    /** Copies a block with its length into the section; where in the file it starts, behind the length. */
    int block(int kind, SectionWriter section, int sectionStart, EntryRelocations relocations);

    /** Relocated values of this kind. */
    PointerColumns pointers(int kind);
}
