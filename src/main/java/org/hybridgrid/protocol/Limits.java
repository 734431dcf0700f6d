package org.hybridgrid.protocol;

/** Sizes that both ends of a connection agree on. */
public final class Limits {

    /** Content bytes in one piece of a blob or output: small, so that a grant never waits long behind one. */
    public static final int PIECE = 64 * 1024;

    /** The longest message; only an action with very many inputs or very long diagnostics comes near. */
    public static final int MESSAGE = 64 * 1024 * 1024;

    private Limits() {
    }
}
