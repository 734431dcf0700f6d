package org.hybridgrid.inputs;

import static org.hybridgrid.inputs.Characters.at;
import static org.hybridgrid.inputs.Characters.is;

import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Reads directives, and the operators that name files within them. Every method takes a place in the
 * text and returns where the scan goes on, so that comments, strings and numbers in the rest of a
 * directive are told apart by the one scan.
 */
final class DirectiveReader {

    /** As a word: {@code private(target_index)} names a variable. */
    private static final Pattern TARGET = Pattern.compile("\\btarget\\b");

    /** What the line that is being scanned is. */
    private enum Line {
        CODE,
        CONDITION,
        DEFINITION
    }

    private final LogicalText text;
    private final byte[] t;
    private final int length;
    private final DirectiveCollector collector;
    private Line line = Line.CODE;
    private int lastNameFrom;
    private int lastNameTo;
    /** The name of the macro that is being defined. */
    private int macroFrom;
    private int macroTo;

    DirectiveReader(LogicalText text, DirectiveCollector collector) {
        this.text = text;
        this.t = text.bytes;
        this.length = text.length;
        this.collector = collector;
    }

    void lineEnds() {
        line = Line.CODE;
        lastNameTo = 0;
    }

    /** A directive whose introducer ends before {@code from}. */
    int directive(int from) {
        int start = blank(from);
        int end = Characters.nameEnd(t, start);
        if (end == start) {
            lineMarker(start);
            return start;
        }
        if (is(t, start, end, "include") || is(t, start, end, "import") || is(t, start, end, "__include_macros")) {
            return operand(end, Include.Use.READ, true);
        }
        if (is(t, start, end, "include_next")) {
            return operand(end, Include.Use.READ_NEXT, true);
        }
        if (is(t, start, end, "embed")) {
            return operand(end, Include.Use.EXISTS, true);
        }
        if (is(t, start, end, "if") || is(t, start, end, "elif")) {
            line = Line.CONDITION;
        } else if (is(t, start, end, "define")) {
            return definition(end);
        } else if (is(t, start, end, "pragma")) {
            pragma(t, end);
        } else if (is(t, start, end, "line")) {
            collector.peculiarity(Peculiarity.LINE_OF_OTHER_FILE);
        }
        return end;
    }

    /** {@code # 12 "x.y"}, which a preprocessor writes. */
    private void lineMarker(int start) {
        if (Characters.classOf(t[start]) == Characters.DIGIT) {
            collector.peculiarity(Peculiarity.LINE_OF_OTHER_FILE);
        }
    }

    /** A name in code or in the rest of a directive. */
    int name(int start, int end) {
        lastNameFrom = start;
        lastNameTo = end;
        if (t[start] == 'c') {
            if (is(t, start, end, "constexpr") || is(t, start, end, "consteval")) {
                collector.peculiarity(Peculiarity.CONSTANT_FUNCTION);
            }
            return end;
        }
        if (t[start] == 'o') {
            if (line == Line.CODE && is(t, start, end, "omp")) {
                // What becomes a pragma elsewhere: [[omp::directive(target)]], or the operand of a macro with _Pragma.
                openMp(t, end, Characters.lineEnd(t, end));
            }
            return end;
        }
        if (t[start] != '_' || end - start < 7 || t[start + 1] != '_' && t[start + 1] != 'P') {
            return end;
        }
        if (line == Line.CODE && (is(t, start, end, "__PRETTY_FUNCTION__") || is(t, start, end, "__FUNCSIG__"))) {
            collector.peculiarity(Peculiarity.PRETTY_FUNCTION);
        }
        if (is(t, start, end, "__DATE__")) {
            collector.peculiarity(Peculiarity.DATE);
        } else if (is(t, start, end, "__TIME__")) {
            collector.peculiarity(Peculiarity.TIME);
        } else if (is(t, start, end, "__TIMESTAMP__")) {
            collector.peculiarity(Peculiarity.TIMESTAMP);
        } else if (is(t, start, end, "_Pragma")) {
            pragmaOperator(end);
        } else if (is(t, start, end, "__has_include") || is(t, start, end, "__has_include__")
                || is(t, start, end, "__has_embed")) {
            return presence(end, Include.Use.EXISTS);
        } else if (is(t, start, end, "__has_include_next") || is(t, start, end, "__has_include_next__")) {
            return presence(end, Include.Use.EXISTS_NEXT);
        }
        return end;
    }

    /**
     * An opening parenthesis. In a condition {@code (<x>)} and {@code ("x")} can only be the operand of
     * {@code __has_include}, or of a macro that wraps it.
     */
    int parenthesis(int open) {
        if (line == Line.CODE) {
            return open + 1;
        }
        int start = blank(open + 1);
        if (line == Line.DEFINITION) {
            calledInDefinition(open, start);
            return open + 1;
        }
        if (t[start] == '<' || t[start] == '"') {
            bracketed(start);
            return operand(start, Include.Use.EXISTS_NEXT, false);
        }
        boolean call = lastNameTo > 0 && blank(lastNameTo) == open;
        if (call && Characters.isNameStart(t[start]) && !is(t, lastNameFrom, lastNameTo, "defined")) {
            int end = Characters.nameEnd(t, start);
            if (t[blank(end)] == ')') {
                computed(start, end, ComputedInclude.Shape.WRAPPED, Include.Use.EXISTS_NEXT);
                return open + 1;
            }
        }
        if (call && !is(t, lastNameFrom, lastNameTo, "defined")) {
            called(null);
        }
        return open + 1;
    }

    private void calledInDefinition(int open, int start) {
        if (lastNameTo == 0 || blank(lastNameTo) != open || is(t, lastNameFrom, lastNameTo, "defined")) {
            return;
        }
        int end = Characters.nameEnd(t, start);
        if (end == start && (t[start] == '"' || t[start] == '<')) {
            int close = Characters.find(t, start + 1, t[start] == '"' ? '"' : '>');
            called(close > 0 && t[blank(close + 1)] == ')' ? Characters.name(t, start, close + 1) : null);
        } else if (end == start || t[blank(end)] != ')') {
            called(null);
        } else if (parameters().contains(Characters.name(t, start, end))) {
            collector.computed(new ComputedInclude(Characters.name(t, lastNameFrom, lastNameTo), Characters.name(t, macroFrom, macroTo),
                    ComputedInclude.Shape.PASSED, Include.Use.EXISTS_NEXT, 0));
        } else {
            called(Characters.name(t, start, end));
        }
    }

    private void called(String argument) {
        // Without a line, so that a file has each of them once.
        collector.computed(new ComputedInclude(Characters.name(t, lastNameFrom, lastNameTo), argument, ComputedInclude.Shape.CALLED,
                Include.Use.EXISTS_NEXT, 0));
    }

    /** A line of code that starts with a word of modules: {@code import x;}, {@code export module x;} … */
    void moduleLine(int from) {
        int end = Characters.nameEnd(t, from);
        int next = blank(end);
        if (is(t, from, end, "export")) {
            int second = Characters.nameEnd(t, next);
            if (is(t, next, second, "module") || is(t, next, second, "import")) {
                collector.peculiarity(Peculiarity.MODULE);
            }
            return;
        }
        boolean imports = is(t, from, end, "import");
        if (!imports && !is(t, from, end, "module")) {
            return;
        }
        byte c = t[next];
        boolean opens = c == ':' && t[next + 1] != ':' || Characters.isNameStart(c)
                || (imports ? c == '<' || c == '"' : c == ';');
        if (opens && Characters.find(t, next, ';') >= 0) {
            collector.peculiarity(Peculiarity.MODULE);
        }
    }

    private int operand(int from, Include.Use use, boolean computedToo) {
        int start = blank(from);
        byte c = t[start];
        if (c == '"' || c == '<') {
            int close = Characters.find(t, start + 1, c == '"' ? '"' : '>');
            if (close < 0) {
                return start + 1;
            }
            Include.Form form = c == '"' ? Include.Form.QUOTE : Include.Form.ANGLE;
            String name = Characters.name(t, start + 1, close);
            collector.include(new Include(name, form, use, text.lineOf(start)));
            return close + 1;
        }
        if (computedToo && Characters.isNameStart(c)) {
            int end = Characters.nameEnd(t, start);
            int next = blank(end);
            boolean alone = t[next] == '\n' || line != Line.CODE && t[next] == ')';
            String argument = soleArgument(next);
            if (argument != null) {
                collector.computed(new ComputedInclude(Characters.name(t, start, end), argument, ComputedInclude.Shape.CALL, use, text.lineOf(start)));
            } else {
                computed(start, end, alone ? ComputedInclude.Shape.NAME : ComputedInclude.Shape.EXPRESSION, use);
            }
        }
        return start;
    }

    /** The name in {@code (NAME)}, if nothing follows it, else null. */
    private String soleArgument(int open) {
        int start = blank(open + 1);
        int end = Characters.nameEnd(t, start);
        int close = blank(end);
        boolean sole = t[open] == '(' && end > start && t[close] == ')' && t[blank(close + 1)] == '\n';
        return sole ? Characters.name(t, start, end) : null;
    }

    private void computed(int start, int end, ComputedInclude.Shape shape, Include.Use use) {
        collector.computed(new ComputedInclude(Characters.name(t, start, end), null, shape, use, text.lineOf(start)));
    }

    /** The operand of {@code __has_include}, which may also stand in a macro's replacement. */
    private int presence(int from, Include.Use use) {
        int open = blank(from);
        int start = t[open] == '(' ? blank(open + 1) : open;
        boolean literal = t[start] == '<' && Characters.find(t, start, '>') > 0 || t[start] == '"';
        if (literal) {
            if (line == Line.DEFINITION) {
                bracketed(start);
                if (t[start] == '<' && namesAParameter(start)) {
                    computed(macroFrom, macroTo, ComputedInclude.Shape.EXPRESSION, use);
                }
            }
            return operand(start, use, false);
        }
        if (line == Line.CONDITION && t[open] == '(') {
            operand(start, use, true);
        } else if (line == Line.DEFINITION) {
            collector.peculiarity(Peculiarity.HAS_INCLUDE_WRAPPER);
            int end = Characters.nameEnd(t, start);
            if (t[start] == '#') {
                computed(macroFrom, macroTo, ComputedInclude.Shape.EXPRESSION, use);
            } else if (end > start && !parameters().contains(Characters.name(t, start, end))) {
                return operand(start, use, true);
            } else if (end > start) {
                computed(macroFrom, macroTo, t[blank(end)] == ')' ? ComputedInclude.Shape.WRAPPER : ComputedInclude.Shape.EXPRESSION, use);
            }
        }
        return start;
    }

    /** Notes what stands between brackets where it is no header's name yet, but tokens. */
    private void bracketed(int open) {
        int close = t[open] == '<' ? Characters.find(t, open + 1, '>') : -1;
        if (close > 0) {
            computed(open + 1, close, ComputedInclude.Shape.BRACKETED, Include.Use.EXISTS);
        }
    }

    /** Whether a parameter of the macro that is being defined stands between these brackets. */
    private boolean namesAParameter(int open) {
        return !Collections.disjoint(parameters(), names(open, Characters.find(t, open, '>')));
    }

    /** Of the macro that is being defined. */
    private Set<String> parameters() {
        return t[macroTo] == '(' ? names(macroTo, Characters.find(t, macroTo, ')')) : Set.of();
    }

    private Set<String> names(int from, int to) {
        Set<String> names = new HashSet<>();
        for (int i = from; i < to;) {
            int end = Characters.nameEnd(t, i);
            if (end > i) {
                names.add(Characters.name(t, i, end));
            }
            i = Math.max(end, i + 1);
        }
        return names;
    }

    private int definition(int from) {
        int start = blank(from);
        int end = Characters.nameEnd(t, start);
        macroFrom = start;
        macroTo = end;
        if (end > start) {
            boolean functionLike = t[end] == '(';
            collector.macro(Characters.name(t, start, end),
                    functionLike ? Replacement.readFunction(t, end, length) : Replacement.read(t, end, length));
        }
        // The compiler may end the name sooner: at what it takes for a blank, or for no part of a name.
        int ascii = start;
        while (ascii < end && t[ascii] > 0 && t[ascii] != '$') {
            ascii++;
        }
        if (t[end] == '\\' || ascii < end) {
            collector.macro(Characters.name(t, start, ascii), Replacement.COMPLEX);
        }
        line = Line.DEFINITION;
        // Past the name: '#define __has_include(x) 0' asks nothing.
        return end;
    }

    private void pragmaOperator(int from) {
        int open = blank(from);
        int quote = t[open] == '(' ? blank(open + 1) : open;
        quote = t[quote] == 'L' ? quote + 1 : quote;
        if (t[quote] == '"') {
            int end = Characters.lineEnd(t, quote);
            String operand = new String(t, quote + 1, end - quote - 1, StandardCharsets.ISO_8859_1);
            pragma((operand.replace("\\\"", "\"") + "\n\0").getBytes(StandardCharsets.ISO_8859_1), 0);
        }
    }

    private void pragma(byte[] of, int from) {
        int limit = Characters.lineEnd(of, from);
        int start = Characters.skipBlank(of, from, limit);
        int end = Characters.nameEnd(of, start);
        if (is(of, start, end, "GCC") || is(of, start, end, "clang")) {
            start = Characters.skipBlank(of, end, limit);
            end = Characters.nameEnd(of, start);
        }
        if (is(of, start, end, "pch_preprocess")) {
            collector.peculiarity(Peculiarity.PRECOMPILED);
        } else if (is(of, start, end, "dependency")) {
            collector.peculiarity(Peculiarity.DEPENDENCY);
        } else if (is(of, start, end, "include_alias")) {
            collector.peculiarity(Peculiarity.INCLUDE_ALIAS);
        } else if (is(of, start, end, "system_header")) {
            collector.peculiarity(Peculiarity.SYSTEM_HEADER);
        } else if (is(of, start, end, "omp")) {
            openMp(of, end, limit);
        } else if (is(of, start, end, "module") && at(of, end, limit, " ")) {
            collector.peculiarity(Peculiarity.MODULE);
        }
    }

    private void openMp(byte[] of, int from, int limit) {
        collector.peculiarity(Peculiarity.OPENMP);
        if (TARGET.matcher(new String(of, from, limit - from, StandardCharsets.ISO_8859_1)).find()) {
            collector.peculiarity(Peculiarity.OFFLOAD);
        }
    }

    private int blank(int from) {
        return Characters.skipBlank(t, from, length);
    }
}
