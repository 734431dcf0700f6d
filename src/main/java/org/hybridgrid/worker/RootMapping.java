package org.hybridgrid.worker;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.hybridgrid.model.Argument;

/**
 * Translates between the initiator's absolute paths and their copies inside an input root: paths
 * gain the root on their way to the compiler, and text loses it on its way back.
 *
 * <p>Pure and immutable. Text is bytes, since diagnostics quote sources of any charset.
 */
public final class RootMapping {

    /** Variables that hold search paths; GCC and Clang read the same ones. */
    private static final Set<String> PATH_LISTS = Set.of(
            "CPATH", "C_INCLUDE_PATH", "CPLUS_INCLUDE_PATH", "OBJC_INCLUDE_PATH", "OBJCPLUS_INCLUDE_PATH");

    private final String root;
    private final byte[] needle;
    /** Horspool's table: how far a window whose last byte is b may move on. */
    private final int[] shifts = new int[256];

    /**
     * @param root the input root: absolute, physical, no slash at its end, and of characters that
     *     neither make nor a compiler's diagnostics escape (letters, digits and {@code /._+-})
     * @throws IllegalArgumentException for any other root
     */
    public RootMapping(String root) {
        if (!usable(root)) {
            throw new IllegalArgumentException("not usable as an input root: " + root);
        }
        this.root = root;
        this.needle = root.getBytes(StandardCharsets.UTF_8);
        Arrays.fill(shifts, needle.length);
        for (int i = 0; i < needle.length - 1; i++) {
            shifts[needle[i] & 0xff] = needle.length - 1 - i;
        }
    }

    /** Whether a directory can serve as an input root, see the constructor. */
    public static boolean usable(String root) {
        return root.startsWith("/") && !root.endsWith("/") && root.chars().allMatch(RootMapping::isPlain);
    }

    /** The input root. */
    public String root() {
        return root;
    }

    /** Where a path of the initiator lies on this node; a relative path stays as it is. */
    public String inside(String path) {
        return path.startsWith("/") ? root + path : path;
    }

    /** The words as the compiler gets them on this node. */
    public List<String> words(List<Argument> arguments) {
        return arguments.stream().map(argument -> argument.under(root)).toList();
    }

    /**
     * The value of an environment variable as the compiler gets it on this node. In a list of include
     * directories an empty element means the working directory, so it stays.
     */
    public String environment(String name, String value) {
        if (!PATH_LISTS.contains(name)) {
            return value;
        }
        return Arrays.stream(value.split(":", -1)).map(this::inside).collect(Collectors.joining(":"));
    }

    /**
     * Text with the root removed wherever it begins a path; the root alone becomes {@code /}. The same
     * array comes back if there is nothing to remove.
     */
    public byte[] unmap(byte[] text) {
        int found = indexOf(text, 0);
        if (found < 0) {
            return text;
        }
        ByteArrayOutputStream unmapped = new ByteArrayOutputStream(text.length);
        int done = 0;
        while (found >= 0) {
            int after = found + needle.length;
            if (after == text.length || text[after] == '/' || !isPlain(text[after] & 0xff)) {
                unmapped.write(text, done, found - done);
                if (after == text.length || text[after] != '/') {
                    unmapped.write('/');
                }
                done = after;
            }
            found = indexOf(text, after);
        }
        unmapped.write(text, done, text.length - done);
        return unmapped.toByteArray();
    }

    /** Index of the next occurrence of the root's bytes, whatever follows them, or -1. */
    int indexOf(byte[] text, int from) {
        int last = needle.length - 1;
        for (int end = from + last; end < text.length; end += shifts[text[end] & 0xff]) {
            if (Arrays.equals(text, end - last, end + 1, needle, 0, needle.length)) {
                return end - last;
            }
        }
        return -1;
    }

    private static boolean isPlain(int c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9'
                || c == '/' || c == '.' || c == '_' || c == '-' || c == '+';
    }
}
