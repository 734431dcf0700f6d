package org.hybridgrid.initiator;

import java.io.IOException;
import java.nio.file.Path;

/**
 * What two results of one compile don't have in common.
 *
 * @param name of the file, {@code stdout}, {@code stderr} or {@code exit status}
 * @param words what differs, for a person, e.g. {@code a.o (at byte 512)}
 * @param remote writes what the worker made into a file; writes none if it made none
 * @param local the same of this machine's
 */
record Difference(String name, String words, Content remote, Content local) {

    /** Can be written into a file. */
    interface Content {
        /** Nothing. */
        Content NONE = file -> {
        };

        void to(Path file) throws IOException;
    }

    static Difference at(long place, String name, Content remote, Content local) {
        return new Difference(name, name + " (at byte " + place + ")", remote, local);
    }
}
