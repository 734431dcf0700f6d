package org.hybridgrid.protocol;

/** The other end sent what is no message; its connection is of no more use. */
public final class MalformedMessageException extends RuntimeException {

    private static final long serialVersionUID = 1;

    /** Says what was wrong. */
    public MalformedMessageException(String message) {
        super(message);
    }
}
