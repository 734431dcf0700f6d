package org.hybridgrid.inputs;

import java.util.Arrays;
import java.util.List;
import java.util.Set;

/**
 * One reading of a text under one dialect: tells code from comments, strings and numbers, and hands
 * every directive to {@link DirectiveReader}.
 *
 * <p>Like GCC and Clang it takes an unmatched quote for a token that ends with its line, as in a
 * skipped group or in assembly.
 */
final class SourceScan {

    private final LogicalText text;
    private final byte[] t;
    private final int length;
    private final Set<Dialect.Choice> touched;
    private final boolean rawStrings;
    private final boolean literalSuffixes;
    private final boolean digitSeparators;
    private final boolean lineComments;
    private final DirectiveCollector collector;
    private final DirectiveReader reader;
    private int literalEnd = -1;
    private int lastString;
    private int lastStringEnd;

    SourceScan(LogicalText text, Dialect dialect, Set<Dialect.Choice> touched, DirectiveCollector collector) {
        this.text = text;
        this.t = text.bytes;
        this.length = text.length;
        this.touched = touched;
        this.rawStrings = dialect.has(Dialect.Choice.RAW_STRINGS);
        this.literalSuffixes = dialect.has(Dialect.Choice.LITERAL_SUFFIXES);
        this.digitSeparators = dialect.has(Dialect.Choice.DIGIT_SEPARATORS);
        this.lineComments = dialect.has(Dialect.Choice.LINE_COMMENTS);
        this.collector = collector;
        this.reader = new DirectiveReader(text, collector);
    }

    void run() {
        int i = text.start();
        // Only blanks and comments so far on this line: a '#' opens a directive.
        boolean fresh = true;
        while (true) {
            byte kind = Characters.classOf(t[i]);
            if (kind == Characters.SPACE) {
                i++;
            } else if (kind == Characters.NEWLINE) {
                if (i >= length) {
                    return;
                }
                i++;
                fresh = true;
                reader.lineEnds();
            } else if (kind == Characters.SLASH && t[i + 1] == '*') {
                i = Characters.commentEnd(t, i, length);
            } else if (kind == Characters.SLASH && t[i + 1] == '/') {
                i = lineComment(i);
            } else {
                i = token(kind, i, fresh);
                fresh = false;
            }
        }
    }

    private int token(byte kind, int i, boolean fresh) {
        return switch (kind) {
            case Characters.NAME -> name(i, fresh);
            case Characters.DIGIT -> number(i);
            case Characters.DOT -> Characters.classOf(t[i + 1]) == Characters.DIGIT ? number(i + 1) : i + 1;
            case Characters.QUOTE -> string(i);
            case Characters.APOSTROPHE -> quotedEnd(i, '\'');
            case Characters.HASH -> fresh ? reader.directive(i + 1) : i + 1;
            case Characters.PERCENT -> fresh && t[i + 1] == ':' ? reader.directive(i + 2) : i + 1;
            case Characters.OPEN -> reader.parenthesis(i);
            case Characters.AT -> {
                if (fresh) {
                    reader.moduleLine(i + 1);
                }
                yield i + 1;
            }
            default -> i + 1;
        };
    }

    private int name(int start, boolean fresh) {
        int end = Characters.nameEnd(t, start);
        if (t[end] == '"' && t[end - 1] == 'R' && rawPrefix(start, end)) {
            touched.add(Dialect.Choice.RAW_STRINGS);
            if (start == literalEnd) {
                touched.add(Dialect.Choice.LITERAL_SUFFIXES);
            }
            if (rawStrings && !(literalSuffixes && start == literalEnd)) {
                return rawString(end);
            }
        }
        if (fresh) {
            reader.moduleLine(start);
        }
        return reader.name(start, end);
    }

    private boolean rawPrefix(int start, int end) {
        return end - start == 1 || Characters.is(t, start, end, "LR") || Characters.is(t, start, end, "uR")
                || Characters.is(t, start, end, "UR") || Characters.is(t, start, end, "u8R");
    }

    /** A preprocessing number (C17 6.4.8), which an apostrophe need not end. */
    private int number(int from) {
        int i = from + 1;
        while (true) {
            byte c = t[i];
            if (Characters.isNamePart(c) || c == '.') {
                boolean exponent = c == 'e' || c == 'E' || c == 'p' || c == 'P';
                i += exponent && (t[i + 1] == '+' || t[i + 1] == '-') ? 2 : 1;
            } else if (c == '\'' && Characters.isNamePart(t[i + 1])) {
                touched.add(Dialect.Choice.DIGIT_SEPARATORS);
                if (!digitSeparators) {
                    return i;
                }
                i += 2;
            } else {
                return i;
            }
        }
    }

    private int string(int open) {
        int end = quotedEnd(open, '"');
        if (adjacent(open) && AssemblerScan.straddles(t, lastString + 1, lastStringEnd - 1, open + 1, end - 1)) {
            collector.assemblyInString(List.of(new AssemblerFile(null, false, text.lineOf(open))));
        }
        lastString = open;
        lastStringEnd = end;
        if (end - open > 8) {
            collector.assemblyInString(AssemblerScan.literal(t, open + 1, end - 1, false, 0)
                    .stream().map(found -> found.on(text.lineOf(open))).toList());
        }
        return end;
    }

    /** Whether the string that opens here goes on with the last one: nothing but blanks and comments lie between. */
    private boolean adjacent(int open) {
        int i = lastStringEnd;
        while (i > 0 && i < open) {
            int next = t[i] == '\n' ? i + 1 : Characters.skipBlank(t, i, open);
            if (next == i) {
                return false;
            }
            i = next;
        }
        return i == open;
    }

    private int quotedEnd(int open, char closing) {
        int i = open + 1;
        while (t[i] != '\n') {
            if (t[i] == closing) {
                literalEnd = i + 1;
                return literalEnd;
            }
            i += t[i] == '\\' && t[i + 1] != '\n' ? 2 : 1;
        }
        return i;
    }

    /** A raw string undoes splices and trigraphs, so its end is looked for in the raw bytes. */
    private int rawString(int quote) {
        byte[] raw = text.raw();
        int from = text.rawOf(quote) + 1;
        int open = from;
        while (open < raw.length && raw[open] != '(') {
            byte c = raw[open];
            if (open - from == 16 || Characters.isSpace(c) || c == '\n' || c == ')' || c == '\\' || c == '"') {
                return string(quote);
            }
            open++;
        }
        for (int i = open + 1; i + (open - from) + 1 < raw.length; i++) {
            int closing = i + 1 + (open - from);
            if (raw[i] == ')' && raw[closing] == '"'
                    && Arrays.equals(raw, from, open, raw, i + 1, closing)) {
                collector.assemblyInString(AssemblerScan.literal(raw, open + 1, i, true, text.lineOf(quote)));
                literalEnd = text.placeOf(closing + 1);
                return literalEnd;
            }
        }
        return length;
    }

    private int lineComment(int start) {
        int end = Characters.lineEnd(t, start);
        for (int i = start + 1; i + 1 < end; i++) {
            if (t[i] == '/' && t[i + 1] == '*') {
                touched.add(Dialect.Choice.LINE_COMMENTS);
                return lineComments ? end : start + 1;
            }
        }
        return end;
    }
}
