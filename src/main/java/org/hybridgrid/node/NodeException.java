package org.hybridgrid.node;

/** A node can't start. The message is one line that tells the person what is wrong and what to do. */
public final class NodeException extends Exception {

    private static final long serialVersionUID = 1;

    /** With a line for the person. */
    public NodeException(String message) {
        super(message);
    }

    /** With a line for the person and the cause for {@code -v}. */
    public NodeException(String message, Throwable cause) {
        super(message, cause);
    }
}
