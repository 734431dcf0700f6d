package org.hybridgrid.model;

/**
 * One word of a command. Where it holds an absolute path that another node must see inside its
 * input root, {@code rootAt} is the index of the path's first character.
 *
 * @param text the word as the compiler takes it
 * @param rootAt where a worker inserts its input root, or {@link #NOWHERE}
 */
public record Argument(String text, int rootAt) {

    /** The word names no absolute path. */
    public static final int NOWHERE = -1;

    public Argument {
        if (rootAt < NOWHERE || rootAt > text.length()) {
            throw new IllegalArgumentException("no index " + rootAt + " in " + text);
        }
    }

    /** A word that reads the same on every node. */
    public static Argument plain(String text) {
        return new Argument(text, NOWHERE);
    }

    /** A word that ends in a path; only an absolute one depends on the input root. */
    public static Argument path(String prefix, String path) {
        return new Argument(prefix + path, path.startsWith("/") ? prefix.length() : NOWHERE);
    }

    /** The word with the input root inserted. */
    public String under(String root) {
        return rootAt == NOWHERE ? text : text.substring(0, rootAt) + root + text.substring(rootAt);
    }
}
