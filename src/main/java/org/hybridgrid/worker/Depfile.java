package org.hybridgrid.worker;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import org.hybridgrid.model.Family;

/**
 * A make rule that a compiler wrote inside an input root, as it would have written it on the
 * initiator's own tree.
 *
 * <p>Removing the root is not enough: both families break lines by the length of the names, so the
 * breaks are made anew. The columns are counted as the compilers count them (seen in GCC 12 and Clang
 * 14), which is not always what an eye would count:
 * <pre>
 *              breaks before a name if      breaks with    then counts   a name's length
 *  GCC         column + length > 72         " \" "\n" " "    1           as escaped
 *  Clang       column + length + 3 > 75     " \" "\n" "  "   3           before escaping
 *  Clang, targets: column + length + 2 > 75, then counts 2; length as escaped
 * </pre>
 *
 * <p>Pure. A target that {@code -MT} gave is the person's own text and keeps its bytes.
 */
public final class Depfile {

    private static final byte[] BREAK = {' ', '\\', '\n'};

    private final Family family;
    private final ByteArrayOutputStream out;
    private int column;

    private Depfile(Family family, int length) {
        this.family = family;
        this.out = new ByteArrayOutputStream(length);
    }

    /**
     * Maps a depfile back.
     *
     * @param family whose compiler wrote it
     * @param written what the compiler wrote; returned itself if it doesn't mention the root
     */
    public static byte[] unmap(Family family, RootMapping mapping, byte[] written) {
        if (mapping.indexOf(written, 0) < 0) {
            return written;
        }
        int colon = endOfTargets(written);
        if (colon < 0) {
            return mapping.unmap(written);
        }
        Depfile depfile = new Depfile(family, written.length);
        int ruleEnd = endOfRule(written, colon);
        depfile.targets(mapping, written, colon);
        depfile.prerequisites(mapping, written, colon + 1, ruleEnd);
        // Phony targets (-MP) stand one to a line and are never wrapped.
        depfile.out.writeBytes(mapping.unmap(slice(written, ruleEnd, written.length)));
        return depfile.out.toByteArray();
    }

    private void targets(RootMapping mapping, byte[] text, int colon) {
        byte[] targets = slice(text, 0, colon);
        if (mapping.indexOf(targets, 0) < 0) {
            // Kept as they are: blanks in the operand of -MT are no separators, and can't be told from them.
            out.writeBytes(targets);
            column = columnAfter(targets);
        } else {
            int at = 0;
            while (at < colon) {
                int end = endOfName(text, at, colon);
                target(mapping.unmap(slice(text, at, end)));
                at = startOfName(text, end, colon);
            }
        }
        out.write(':');
        column++;
    }

    private void target(byte[] name) {
        if (out.size() > 0) {
            boolean broken = switch (family) {
                case GCC -> column + name.length > 72;
                case CLANG -> column + name.length + 2 > 75;
            };
            separate(broken);
            column = switch (family) {
                case GCC -> broken ? 1 : column + 1;
                case CLANG -> broken ? 2 : column + 1;
            };
        }
        out.writeBytes(name);
        column += name.length;
    }

    private void prerequisites(RootMapping mapping, byte[] text, int from, int end) {
        int at = startOfName(text, from, end);
        while (at < end) {
            int nameEnd = endOfName(text, at, end);
            prerequisite(mapping.unmap(slice(text, at, nameEnd)));
            at = startOfName(text, nameEnd, end);
        }
    }

    private void prerequisite(byte[] name) {
        switch (family) {
            case GCC -> {
                boolean broken = column + name.length > 72;
                separate(broken);
                column = (broken ? 1 : column + 1) + name.length;
            }
            case CLANG -> {
                int length = lengthBeforeEscaping(name);
                boolean broken = column + length + 3 > 75;
                separate(broken);
                column = (broken ? 3 : column + 1) + length;
            }
        }
        out.writeBytes(name);
    }

    private void separate(boolean broken) {
        if (broken) {
            out.writeBytes(BREAK);
            if (family == Family.CLANG) {
                out.write(' ');
            }
        }
        out.write(' ');
    }

    /** The index of the colon that ends the targets: the first with a blank or a line's end after it, or -1. */
    private static int endOfTargets(byte[] text) {
        for (int i = 0; i + 1 < text.length; i++) {
            if (text[i] == ':' && (text[i + 1] == ' ' || text[i + 1] == '\n')) {
                return i;
            }
        }
        return -1;
    }

    /** The index of the newline that ends the rule, the first one that isn't escaped. */
    private static int endOfRule(byte[] text, int from) {
        for (int i = from; i < text.length; i++) {
            if (text[i] == '\n' && text[i - 1] != '\\') {
                return i;
            }
        }
        return text.length;
    }

    /** Skips blanks and escaped newlines. */
    private static int startOfName(byte[] text, int from, int end) {
        int at = from;
        while (at < end && (text[at] == ' ' || text[at] == '\n'
                || text[at] == '\\' && at + 1 < end && text[at + 1] == '\n')) {
            at++;
        }
        return at;
    }

    /** A blank ends a name unless an odd number of backslashes escapes it. */
    private static int endOfName(byte[] text, int from, int end) {
        int backslashes = 0;
        for (int at = from; at < end; at++) {
            if (text[at] == ' ' && backslashes % 2 == 0) {
                return at;
            }
            backslashes = text[at] == '\\' ? backslashes + 1 : 0;
        }
        return end;
    }

    /** How many bytes a name has without the escapes of {@code #}, {@code $} and blanks. */
    private static int lengthBeforeEscaping(byte[] name) {
        int length = name.length;
        int backslashes = 0;
        for (int i = 0; i < name.length; i++) {
            if (name[i] == '\\') {
                backslashes++;
                continue;
            }
            switch (name[i]) {
                case '#' -> length--;
                // Each backslash before a blank was doubled, and one more escapes the blank.
                case ' ' -> length -= backslashes / 2 + 1;
                case '$' -> {
                    length--;
                    i++;
                }
                default -> {
                }
            }
            backslashes = 0;
        }
        return length;
    }

    private int columnAfter(byte[] targets) {
        int line = targets.length;
        while (line > 0 && targets[line - 1] != '\n') {
            line--;
        }
        return targets.length - line;
    }

    private static byte[] slice(byte[] text, int from, int to) {
        return Arrays.copyOfRange(text, from, to);
    }
}
