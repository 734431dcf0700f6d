package org.hybridgrid.cli;

import java.nio.file.Path;

/** No node answers on the socket. */
final class NoNodeException extends Exception {

    private static final long serialVersionUID = 1;

    NoNodeException(Path socket) {
        super("no node is running (nobody answers on " + socket + "); start one with: hybridgrid join");
    }
}
