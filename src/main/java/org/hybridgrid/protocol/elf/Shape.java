package org.hybridgrid.protocol.elf;

/**
 * What an entry is and which attributes it has, but not how many bytes each constant takes: a structure is the same in two objects even if
 * one declares its abbreviations otherwise.
 *
 * @param number by which both ends of a link know the shape
 * @param kinds the kind of each attribute's value, see {@link Form#kind}
 */
record Shape(int number, int tag, boolean children, int[] attributes, int[] kinds) {

    private static final int NAME = 0x03;

    /** Whether entries are told apart by their own content, whatever they refer to. */
    boolean isNamed() {
        return attributes.length > 0 && attributes[0] == NAME;
    }

    /** Whether its children are declarations of their own: those of compilation units, partial units, namespaces, modules. */
    boolean isContainer() {
        return children && (tag == 0x11 || tag == 0x3c || tag == 0x39 || tag == 0x1e);
    }
}
