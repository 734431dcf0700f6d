package org.hybridgrid.inputs;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Finds {@code .incbin} and {@code .include} in assembly. The text is not parsed: a directive in a
 * comment counts too, which makes the result a superset.
 */
final class AssemblerScan {

    private static final int LONGEST_NAME = ".include".length();

    private AssemblerScan() {
    }

    /** Directives in an assembler source. */
    static List<AssemblerFile> source(byte[] text) {
        List<AssemblerFile> found = new ArrayList<>();
        int counted = 0;
        int line = 1;
        for (int i = next(text, 0, text.length); i >= 0; i = next(text, i + 1, text.length)) {
            for (; counted < i; counted++) {
                line += text[counted] == '\n' ? 1 : 0;
            }
            add(text, i, text.length, "\\", line, found);
        }
        return found;
    }

    /**
     * Directives in a string literal that may be inline assembly.
     *
     * @param text holds the literal's content, escapes as written
     * @param raw whether a backslash in it is itself
     * @param line where the literal opens, from 1
     */
    static List<AssemblerFile> literal(byte[] text, int from, int to, boolean raw, int line) {
        if (next(text, from, to) < 0) {
            return List.of();
        }
        List<AssemblerFile> found = new ArrayList<>();
        byte[] content = raw ? Arrays.copyOfRange(text, from, to) : unescaped(text, from, to);
        for (int i = next(content, 0, content.length); i >= 0; i = next(content, i + 1, content.length)) {
            // In extended asm these are operands and dialect alternatives.
            add(content, i, content.length, "\\%{|}", line, found);
        }
        return found;
    }

    /** Whether a directive's name begins in the one literal and ends in the other, which the compiler joins. */
    static boolean straddles(byte[] text, int from, int to, int nextFrom, int nextTo) {
        int tail = Math.min(LONGEST_NAME, to - from);
        int head = Math.min(LONGEST_NAME, nextTo - nextFrom);
        byte[] joined = new byte[Math.max(0, tail) + Math.max(0, head)];
        if (tail > 0 && head > 0) {
            System.arraycopy(text, to - tail, joined, 0, tail);
            System.arraycopy(text, nextFrom, joined, tail, head);
        }
        int found = next(joined, 0, joined.length);
        return found >= 0 && found < tail;
    }

    private static int next(byte[] text, int from, int to) {
        for (int i = from; i + 7 <= to; i++) {
            if (text[i] == '.' && (text[i + 1] | 0x20) == 'i' && (text[i + 2] | 0x20) == 'n'
                    && (text[i + 3] | 0x20) == 'c' && (word(text, i, to, "incbin") || word(text, i, to, "include"))) {
                return i;
            }
        }
        return -1;
    }

    private static boolean word(byte[] text, int dot, int to, String word) {
        int end = dot + 1 + word.length();
        if (end > to || end < to && symbol(text[end])) {
            return false;
        }
        for (int i = 0; i < word.length(); i++) {
            if ((text[dot + 1 + i] | 0x20) != word.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    private static boolean symbol(byte c) {
        return Characters.isNamePart(c) || c == '.';
    }

    private static void add(byte[] text, int dot, int to, String unreadable, int line, List<AssemblerFile> found) {
        if (dot > 0 && symbol(text[dot - 1])) {
            return;
        }
        boolean source = (text[dot + 4] | 0x20) == 'l';
        int i = dot + (source ? 8 : 7);
        while (i < to && (text[i] == ' ' || text[i] == '\t')) {
            i++;
        }
        String name = null;
        if (i < to && text[i] == '"') {
            int end = i + 1;
            while (end < to && text[end] != '"' && text[end] != '\n' && unreadable.indexOf(text[end]) < 0) {
                end++;
            }
            if (end < to && text[end] == '"') {
                name = Characters.name(text, i + 1, end);
            }
        }
        found.add(new AssemblerFile(name, source, line));
    }

    /** Escapes that matter here: a newline or tab separates, any other stands for one plain character. */
    private static byte[] unescaped(byte[] text, int from, int to) {
        StringBuilder out = new StringBuilder(to - from);
        for (int i = from; i < to; i++) {
            char c = (char) (text[i] & 0xff);
            if (c == '\\' && i + 1 < to) {
                char escape = (char) (text[++i] & 0xff);
                c = switch (escape) {
                    case 'n', 'r', 'v', 'f' -> '\n';
                    case 't' -> '\t';
                    case '"', '\'', '?' -> escape;
                    // An escaped backslash, an octal or hexadecimal number: makes a name unreadable.
                    default -> '\\';
                };
            }
            out.append(c);
        }
        return out.toString().getBytes(StandardCharsets.ISO_8859_1);
    }
}
