package org.hybridgrid.protocol;

import java.io.Closeable;
import java.io.IOException;

/** A bulk transfer: a run of messages made one at a time, so that a large file never lies in memory whole. */
public interface MessageSource extends Closeable {

    /**
     * The next message, or null at the end.
     *
     * @throws IOException if the content can't be read; the source then says nothing more
     */
    LinkMessage next() throws IOException;
}
