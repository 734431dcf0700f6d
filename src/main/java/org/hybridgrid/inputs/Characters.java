package org.hybridgrid.inputs;

import java.nio.charset.StandardCharsets;

/** Classes of bytes, as the preprocessors of GCC and Clang have them. */
final class Characters {

    static final byte OTHER = 0;
    static final byte SPACE = 1;
    static final byte NEWLINE = 2;
    static final byte NAME = 3;
    static final byte DIGIT = 4;
    static final byte DOT = 5;
    static final byte QUOTE = 6;
    static final byte APOSTROPHE = 7;
    static final byte SLASH = 8;
    static final byte HASH = 9;
    static final byte PERCENT = 10;
    static final byte OPEN = 11;
    static final byte AT = 12;

    private static final byte[] CLASSES = classes();

    private Characters() {
    }

    private static byte[] classes() {
        byte[] classes = new byte[256];
        for (int c = 0; c < 256; c++) {
            if (c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c == '_' || c == '$' || c >= 0x80) {
                classes[c] = NAME;
            } else if (c >= '0' && c <= '9') {
                classes[c] = DIGIT;
            }
        }
        for (char c : " \t\f\u000b\r\0".toCharArray()) {
            classes[c] = SPACE;
        }
        classes['\n'] = NEWLINE;
        classes['.'] = DOT;
        classes['"'] = QUOTE;
        classes['\''] = APOSTROPHE;
        classes['/'] = SLASH;
        classes['#'] = HASH;
        classes['%'] = PERCENT;
        classes['('] = OPEN;
        classes['@'] = AT;
        return classes;
    }

    static byte classOf(byte c) {
        return CLASSES[c & 0xff];
    }

    static boolean isSpace(byte c) {
        return CLASSES[c & 0xff] == SPACE;
    }

    static boolean isNameStart(byte c) {
        return CLASSES[c & 0xff] == NAME;
    }

    static boolean isNamePart(byte c) {
        byte kind = CLASSES[c & 0xff];
        return kind == NAME || kind == DIGIT;
    }

    /** The first byte at or after {@code from} that is no blank on this line and in no comment. */
    static int skipBlank(byte[] text, int from, int length) {
        int i = from;
        while (i < length) {
            if (isSpace(text[i])) {
                i++;
            } else if (text[i] == '/' && text[i + 1] == '*') {
                i = commentEnd(text, i, length);
            } else if (text[i] == '/' && text[i + 1] == '/') {
                return lineEnd(text, i);
            } else {
                return i;
            }
        }
        return length;
    }

    /** The byte after a block comment that opens at {@code from}; the text's end if it is never closed. */
    static int commentEnd(byte[] text, int from, int length) {
        for (int i = from + 2; i + 1 < length; i++) {
            if (text[i] == '*' && text[i + 1] == '/') {
                return i + 2;
            }
        }
        return length;
    }

    /** The newline that ends the line; every text has one at its end. */
    static int lineEnd(byte[] text, int from) {
        int i = from;
        while (text[i] != '\n') {
            i++;
        }
        return i;
    }

    /** The byte after the name that starts at {@code from}. */
    static int nameEnd(byte[] text, int from) {
        int i = from;
        while (isNamePart(text[i])) {
            i++;
        }
        return i;
    }

    /** The closing byte on the same line, or -1. */
    static int find(byte[] text, int from, char closing) {
        for (int i = from; text[i] != '\n'; i++) {
            if (text[i] == closing) {
                return i;
            }
        }
        return -1;
    }

    /** Whether the word stands at this place, whatever follows. */
    static boolean at(byte[] text, int from, int to, String word) {
        if (to - from < word.length()) {
            return false;
        }
        for (int i = 0; i < word.length(); i++) {
            if (text[from + i] != word.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /** Whether these bytes are exactly the word. */
    static boolean is(byte[] text, int from, int to, String word) {
        return to - from == word.length() && at(text, from, to, word);
    }

    /** These bytes as a string, shared between all files that hold it. */
    static String name(byte[] text, int from, int to) {
        return new String(text, from, to - from, StandardCharsets.UTF_8).intern();
    }
}
