package org.hybridgrid.protocol.elf;

/** What becomes of addends that point into the string section. */
interface StringReferences {

    /** An object whose strings are not rebuilt. */
    StringReferences NONE = new StringReferences() {
        @Override
        public int symbol() {
            return -1;
        }

        @Override
        public void write(Column column, long addend) {
            throw new IllegalStateException();
        }

        @Override
        public int number(long addend) {
            throw new IllegalStateException();
        }

        @Override
        public int read(Column column, int at) {
            throw new IllegalStateException();
        }
    };

    /** The symbol of the string section; -1 for none. */
    int symbol();

    /** Writes an addend of that symbol. */
    void write(Column column, long addend);

    /** The number of the string at an addend of that symbol; -1 if none starts there. */
    int number(long addend);

    /** Reads an addend of that symbol, which shall be at this place of the file; the string's number, or NO_STRING. */
    int read(Column column, int at);
}
