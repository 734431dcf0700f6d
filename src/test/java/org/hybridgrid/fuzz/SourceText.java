package org.hybridgrid.fuzz;

import java.util.ArrayList;
import java.util.List;

/**
 * Text of headers and sources that include each other in every way in which a directive can be written, between what fools
 * a lexer. Most of it guards itself, so that most of it compiles.
 */
final class SourceText {

    private static final List<String> MACROS = List.of("H", "H2", "HEADER", "Q", "NAME", "H", "H2", "HEADER", "Q", "NAME", "sub", "EMPTY", "linux");

    private final Draw draw;
    private final Operands operands;
    private final boolean cplusplus;
    /** Whether every macro is one that can be told without the preprocessor: one that is not would settle a whole tree. */
    private final boolean simple;
    private int files;
    private int names;
    private List<String> siblings = List.of();

    SourceText(Draw draw, boolean cplusplus) {
        this.draw = draw;
        this.operands = new Operands(draw);
        this.cplusplus = cplusplus;
        this.simple = !draw.oneIn(4);
    }

    /** A header. Its siblings are names beside it, included without asking first whether they are there. */
    String header(List<String> beside) {
        siblings = beside;
        int id = files++;
        String body = pieces(draw.below(5)) + "int v" + id + ";\n" + pieces(draw.below(3));
        String text = switch (draw.below(12)) {
            case 0 -> "#pragma once\n" + body;
            case 1 -> "#if __INCLUDE_LEVEL__ < 5\n" + body + "#endif\n";
            case 2 -> "#if !defined G" + id + " // it's\n#define G" + id + " 1\n" + body + "#endif /* G */\n";
            case 3 -> "/* a\n */\n#ifndef G" + id + "\n# define G" + id + "\n" + body + "#else\n" + pieces(1) + "#endif\n";
            case 4 -> "#ifdef G" + id + "\n#else\n#define G" + id + "\n" + body + "#endif\n";
            default -> "#ifndef G" + id + "\n#define G" + id + "\n" + body + "#endif\n";
        };
        return mangled(text + "extern const char *f" + id + "_" + names++ + ";\n");
    }

    String source(List<String> beside) {
        siblings = beside;
        return mangled(pieces(4 + draw.below(6)) + "const char *main_file = __FILE__;\n");
    }

    /** What an editor or another system does to a whole file. */
    private String mangled(String text) {
        return switch (draw.below(30)) {
            case 0 -> text.replace("\n", "\r\n");
            case 1 -> "\ufeff" + text;
            case 2 -> text.stripTrailing();
            case 3 -> text + "// end \\";
            case 4 -> text.replaceFirst("\n", "\r");
            default -> text;
        };
    }

    private String pieces(int count) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < count; i++) {
            text.append(draw.oneIn(3) ? noise() : draw.oneIn(4) ? definition() : include());
        }
        return text.toString();
    }

    private String include() {
        if (!siblings.isEmpty() && draw.oneIn(3)) {
            return directive(draw.of("include", "include", "import"), '"' + draw.of(siblings) + '"');
        }
        String operand = operands.operand();
        return switch (draw.below(16)) {
            case 0 -> "#if __has_include_next(" + operand + ")\n" + directive("include_next", operand) + "#endif\n";
            case 1, 2 -> computed();
            case 3 -> "#if __has_include(" + operand + ")\nint h" + names++ + ";\n#endif\n";
            case 4 -> condition() + guarded("include", operand) + "#elif __has_include(" + operands.operand() + ")\nint h" + names++
                    + ";\n#else\n" + guarded("include", operands.operand()) + "#endif\n";
            case 5 -> "#define HAS" + names + "(x) __has_include(x)\n#if HAS" + names + "(" + operand + ")\nint h" + names++ + ";\n#endif\n";
            case 6 -> "#define THERE" + names + " __has_include(" + operand + ")\n#if THERE" + names++ + "\n" + directive("include", operand)
                    + "#endif\n";
            case 7 -> guarded("import", operand);
            case 8 -> draw.oneIn(6) ? condition() + directive("include", operand) + "#endif\n" : guarded("include", operand);
            case 9 -> "#if 0\n" + directive("include", operand) + "#elif 1\n" + guarded("include", operands.operand()) + "#endif\n";
            case 10 -> "#line " + (1 + draw.below(99)) + " \"" + draw.of("two/y.h", "y.h", "/z/y.h") + "\"\n" + guarded("include", operand);
            case 11 -> "#pragma GCC system_header\n" + guarded("include", operand);
            default -> guarded("include", operand);
        };
    }

    private String guarded(String how, String operand) {
        return "#if __has_include(" + operand + ")\n" + directive(how, operand) + "#endif\n";
    }

    private String condition() {
        return draw.of("#ifdef D1\n", "#ifndef D1\n", "#if D2 > 1\n", "#if defined D1 && !D2\n", "#if defined(__cplusplus)\n", "#if !D3\n",
                "#if __GNUC__ > 4\n", "#ifdef __clang__\n", "#ifdef __OPTIMIZE__\n");
    }

    /** One directive, in one of the ways that mean the same to a compiler. */
    private String directive(String how, String operand) {
        String word = draw.oneIn(12) ? spliced(how) : how;
        String hash = draw.of("#", "#", "#", "#", "#", "#", " #", "# ", "#\t", "%:", "/* x */#", "#/**/", "#\\\n", "\\\n#", "%\\\n:", "\f#",
                "#/*\n*/", "\u000b#", "# \\ \n ");
        String gap = draw.of(" ", " ", " ", " ", "", "\t", "/**/", " \\\n", "/* \" */ ", "/*/ x */", "\\\n\\\n", " /*\n'*/ ", "\u000b", "\f");
        String name = draw.oneIn(14) ? spliced(operand) : operand;
        String tail = draw.of("\n", "\n", "\n", "\n", "\n", " // it's\n", " /* \"\n*/\n", "/**/\n", "\\\n\n", "//\\\n x \"\n", " \r\n");
        return hash + word + gap + name + tail;
    }

    private String spliced(String text) {
        int at = 1 + draw.below(Math.max(1, text.length() - 1));
        return text.substring(0, Math.min(at, text.length())) + draw.of("\\\n", "\\\n", "\\ \n", "\\\r\n", "\\\n\\\n")
                + text.substring(Math.min(at, text.length()));
    }

    private String definition() {
        String macro = draw.of(MACROS);
        String value = switch (simple ? draw.of(0, 1, 2, 1, 2, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9) : draw.below(40)) {
            case 0 -> draw.of(MACROS);
            case 1 -> operands.operand() + draw.of(" // c", " /* c */", " x", "/**/");
            case 2 -> "<sub/a.h>";
            case 3 -> "<linux/a.h>";
            case 4 -> "<unix.h>";
            case 5 -> draw.of("", "1", "a.h", "sub/a.h", "EMPTY", "<", "\"", "<a.h", "a.h>", "< a.h >", "<a .h>");
            case 6 -> "STR(" + operands.plain() + ")";
            case 7 -> "EMPTY " + operands.operand();
            default -> operands.operand();
        };
        String push = draw.of("", "", "", "#pragma push_macro(\"" + macro + "\")\n", "_Pragma(\"push_macro(\\\"" + macro + "\\\")\")\n");
        String pop = push.isEmpty() || draw.oneIn(2) ? "" : computed() + "#pragma pop_macro(\"" + macro + "\")\n";
        return switch (draw.below(8)) {
            case 0 -> "#undef " + macro + "\n";
            case 1 -> simple ? "" : "#undef STR\n#undef X\n#undef CALL\n#define X(x) #x\n#define STR(x) X(x)\n#define CALL(x) <x>\n";
            case 2 -> "#ifndef " + macro + "\n#define " + macro + " " + value + "\n#endif\n";
            default -> push + "#undef " + macro + "\n" + draw.of("#", "# ", "%:", "#\\\n", "/**/#") + "define " + macro + draw.of(" ", "\t", " \\\n", "/**/")
                    + value + "\n" + pop;
        };
    }

    private String computed() {
        String macro = draw.of(MACROS);
        if (draw.oneIn(3)) {
            // An alias of an alias, which nothing else names.
            int id = names++;
            return "#define FIRST" + id + " " + operands.operand() + "\n#define SECOND" + id + " FIRST" + id + "\n#if __has_include(SECOND" + id + ")\n"
                    + directive("include", "SECOND" + id) + "#endif\n";
        }
        return switch (simple ? 9 : draw.below(24)) {
            case 0 -> "#if defined STR && __has_include(STR(" + operands.plain() + "))\n#include STR(" + operands.plain() + ")\n#endif\n";
            case 1 -> "#if defined CALL && __has_include(CALL(" + operands.plain() + "))\n#include CALL(" + operands.plain() + ")\n#endif\n";
            case 2 -> "#ifdef " + macro + "\n#if __has_include_next(" + macro + ")\n#include_next " + macro + "\n#endif\n#endif\n";
            case 3 -> "#ifdef EMPTY\n#if __has_include(EMPTY " + operands.operand() + ")\n" + directive("include", "EMPTY " + operands.operand()) + "#endif\n#endif\n";
            default -> "#ifdef " + macro + "\n#if __has_include(" + macro + ")\n" + directive(draw.of("include", "include", "import"), macro)
                    + "#endif\n#endif\n";
        };
    }

    /** Nothing that includes, though it looks like it; or what hides an include that follows. */
    private String noise() {
        String operand = operands.operand();
        List<String> choices = new ArrayList<>(List.of(
                "// #include " + operand + "\n",
                "// \\\n#include " + operand + "\n",
                "// ??/\n#include " + operand + "\n#if 0\n#endif\n",
                "/* #include " + operand + "\n#include \"gone.h\"\n*/\n",
                "/* ??/\n*/ /\\\n* x *\\\n/\n",
                "const char *s" + names++ + " = \"/*\"; /* \" */\n",
                "const char *s" + names++ + " = \"\\\"//\\\n#include \\\"gone.h\\\"\";\n",
                "int c" + names++ + " = '\"' + '\\'' + '\\\"'; // '\n",
                "#if 0\nit's \"\n#include \"gone.h\"\n'\n#endif\n",
                "#if 0\n#error don't \"\n#elif 0\n\"\n#endif\n",
                "#define N" + names++ + " # include \"gone.h\"\n",
                "#define N" + names++ + "(x) x \\\n include \"gone.h\"\n",
                "_Pragma(\"GCC diagnostic push\") _Pragma(\"GCC diagnostic pop\")\n",
                "int n" + names++ + " = 0x1e +1; /* ' */\n",
                "\\\n\n",
                "/*/ #include \"gone.h\" /*/\n",
                "#\n#/**/\n# // x\n",
                "int d" + names++ + " = __INCLUDE_LEVEL__;\n",
                "const char *w" + names++ + " = __FILE__ \"#include\";\n",
                "#if 0\n#if 1\n#else\n#endif\n#include \"gone.h\"\n#else\n#endif\n",
                "\u000b\f\t\n",
                "%:define N" + names++ + "(x) x %:%: x\n",
                "#pragma message_that_nobody_knows \"\n",
                "#ident \"/*\"\n",
                "int q" + names++ + " = sizeof \"a\" \"/*\" /* \" \"*/ \"b\";\n",
                "asm(\".section .note.x\\n.incbin \\\"sub/data.bin\\\"\\n.previous\");\n"));
        if (cplusplus) {
            choices.addAll(List.of(
                    "const char *r" + names++ + " = R\"(#include \"gone.h\"\n\")\";\n",
                    "const char *r" + names++ + " = R\"x(\n#include \"gone.h\"\n)\" )y\" \\\n)x\" \"/*\";\n",
                    "const char *r" + names++ + " = u8\"a\" R\"(\"/*\\)\"; // R\"(\n",
                    "int n" + names++ + " = 1'000 + 0x1'f'f;\n",
                    "const char *r" + names++ + " = R\"??/(\\\n)??/\";\n#if 0\n)\"\n#endif\n".replace("??/", "")));
        }
        return draw.of(choices);
    }
}
