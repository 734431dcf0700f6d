package org.hybridgrid.inputs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class DirectiveLexerTest {

    private static Directives lex(String text) {
        return DirectiveLexer.lex(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Each include as written, with a letter for its use where it isn't a plain read. */
    private static List<String> names(String text) {
        return lex(text).includes().stream().map(DirectiveLexerTest::written).toList();
    }

    private static String written(Include include) {
        String name = include.form() == Include.Form.QUOTE ? '"' + include.name() + '"' : '<' + include.name() + '>';
        return switch (include.use()) {
            case READ -> name;
            case READ_NEXT -> "next " + name;
            case EXISTS -> "exists " + name;
            case EXISTS_NEXT -> "existsNext " + name;
        };
    }

    private static Set<String> computed(String text) {
        return lex(text).computed().stream()
                .map(include -> include.macro() + " " + include.shape() + " " + include.use())
                .collect(Collectors.toSet());
    }

    @Test
    void shouldReadEveryKindOfInclude() {
        assertEquals(
                List.of("\"a.h\"", "<b.h>", "next <c.h>", "\"d.h\"", "exists \"e.bin\""),
                names("#include \"a.h\"\n#include<b.h>\n#include_next <c.h>\n#import \"d.h\"\n#embed \"e.bin\"\n"));
    }

    @Test
    void shouldTakeBlanksCommentsAndDigraphsAroundTheHash() {
        assertEquals(
                List.of("<a.h>", "<b.h>", "<c.h>", "<d.h>"),
                names(" \t# /* x */ include/**/<a.h>\n%:include <b.h>\n/* */ #\f\013include <c.h>\n"
                        + "#include /* two\nlines */ <d.h>\n"));
    }

    @Test
    void shouldJoinSplicedLinesEvenWithBlanksBehindTheBackslash() {
        assertEquals(
                List.of("<a.h>", "<b.h>", "<c.h>"),
                names("#inc\\\nlude <a.h>\n#\\\ninclude \\  \n <b.h>\n#include <c\\\r\n.h>\r\n"));
    }

    @Test
    void shouldContinueALineCommentBehindABackslash() {
        assertEquals(List.of("<b.h>"), names("// comment \\\n#include <a.h>\n#include <b.h>\n"));
    }

    @Test
    void shouldNotBeFooledByStringsAndCharacters() {
        assertEquals(
                List.of("<a.h>", "<b.h>", "<c.h>"),
                names("char *s = \"/*\";\n#include <a.h>\nint c = '\"', d = '\\'';\n#include <b.h>\n"
                        + "char *t = \"\\\"/*\";\n#include <c.h>\n/* \" */\n"));
    }

    @Test
    void shouldEndAnUnmatchedQuoteWithItsLine() {
        assertEquals(List.of("<a.h>"), names("#if 0\nit's /* not a comment\n#endif\n#include <a.h>\n/* */"));
    }

    @Test
    void shouldIgnoreIncludesInComments() {
        assertEquals(List.of("<c.h>"), names("/*\n#include <a.h>\n*/ // #include <b.h>\n/**/#include <c.h>"));
    }

    @Test
    void shouldCountIncludesInSkippedGroups() {
        assertEquals(List.of("<a.h>"), names("#if 0\n#include <a.h>\n#endif\n"));
    }

    @Test
    void shouldReadARawStringBothWays() {
        // In C++11 the first is inside a literal and the second is not; in C99 it is the other way round.
        assertEquals(
                List.of("<b.h>", "<a.h>"),
                names("char *s = R\"x(\"\n#include <a.h>\n/* )x\";\n#include <b.h>\n// */\n"));
    }

    @Test
    void shouldFindTheEndOfARawStringInTheRawText() {
        for (String prefix : List.of("R", "LR", "uR", "UR", "u8R")) {
            assertTrue(names("s = " + prefix + "\"(\\\n)\\\n\"/*)\";\n#include <a.h>\n").contains("<a.h>"), prefix);
        }
        assertEquals(
                List.of("<a.h>"), names("#define FOOR\nFOOR\"(\"\n#include <a.h>\n"), "FOOR is a name, not a prefix");
    }

    @Test
    void shouldTakeTheRBehindALiteralForASuffixToo() {
        assertEquals(
                List.of("<b.h>", "<a.h>"),
                names("s = \"a\"R\"(\"\n#include <a.h>\n/* )\";\n#include <b.h>\n// */\n"));
    }

    @Test
    void shouldSeeAChoiceThatMattersOnlyUnderAnother() {
        // Only where R opens no raw string is there a number, and only in C90 has that number a quote behind it.
        assertTrue(names("R\"(\n1'0 /*\n#include <a.h>\n").contains("<a.h>"));
    }

    @Test
    void shouldReadTrigraphsBothWays() {
        assertEquals(List.of("<a.h>"), names("??=include <a.h>\n"));
        assertEquals(List.of("<a.h>", "<b.h>"), names("// ??/\n#include <a.h>\n#include <b.h>\n"));
    }

    @Test
    void shouldTakeDigitSeparatorsForNoQuotes() {
        assertEquals(List.of("<a.h>"), names("int i = 1'000; /*\n#include <no.h>\n*/\n#include <a.h>\n").stream()
                .filter(name -> !name.equals("<no.h>")).toList());
        assertTrue(names("int i = 1'000 /*'*/;\n#include <a.h>\n").contains("<a.h>"));
        assertEquals(List.of("<a.h>"), names("int i = 0x1'e+1 + 1e+'\"';\n#include <a.h>\n"));
    }

    @Test
    void shouldReadLineCommentsAsC90DoesToo() {
        assertEquals(List.of("<a.h>", "<b.h>"), names("int i = 4 //* x\n#include <a.h>\n/**/ 2;\n#include <b.h>\n"));
    }

    @Test
    void shouldTakeEveryKindOfLineEnd() {
        assertEquals(List.of("<a.h>", "<b.h>"), names("#include <a.h>\r\n#include <b.h>\r\n"));
        assertEquals(List.of("<a.h>", "<b.h>"), names("int i;\r#include <a.h>\r#include <b.h>"));
        assertEquals(List.of("<a.h>"), names("#include <a.h>"));
        assertEquals(List.of("<a.h>"), names("\ufeff#include <a.h>"));
        assertEquals(List.of("<a.h>"), names("\0#include <a.h>\0"));
    }

    @Test
    void shouldKeepOddNamesAsTheyAre() {
        assertEquals(
                List.of("<a b,c.h>", "\"d\\e.h\"", "<grüße.h>", "<it's//x.h>", "\"../f.h\""),
                names("#include <a b,c.h>\n#include \"d\\e.h\"\n#include <grüße.h>\n#include <it's//x.h>\n"
                        + "#include \"../f.h\" // y"));
    }

    @Test
    void shouldMarkANameThatIsNotUtf8() {
        byte[] text = "#include <gr\u00fc.h>\n".getBytes(StandardCharsets.ISO_8859_1);
        assertTrue(DirectiveLexer.lex(text).includes().get(0).name().contains("\ufffd"));
    }

    @Test
    void shouldReadHasIncludeInConditionsAndReplacements() {
        assertEquals(
                List.of("exists <a.h>", "exists \"b.h\"", "existsNext <c.h>", "exists <d.h>", "exists <e.h>"),
                names("#if defined(X) && __has_include(<a.h>) || __has_include ( \"b.h\" )\n"
                        + "#elif __has_include_next(<c.h>)\n#endif\n#define Y __has_include(<d.h>)\n"
                        + "#if __has_include__(<e.h>)\n#endif"));
    }

    @Test
    void shouldReadAWrappedHasInclude() {
        String text = "#define HAS(x) __has_include(x)\n#if HAS(<a.h>) || HAS(B_H)\n#endif\n";
        assertEquals(List.of("existsNext <a.h>"), names(text));
        assertEquals(Set.of("a.h BRACKETED EXISTS", "B_H WRAPPED EXISTS_NEXT", "HAS WRAPPER EXISTS"), computed(text));
        assertTrue(lex(text).has(Peculiarity.HAS_INCLUDE_WRAPPER));
        assertFalse(lex("#define __has_include(x) 0\n").has(Peculiarity.HAS_INCLUDE_WRAPPER));
    }

    @Test
    void shouldTellComputedNamesFromExpressions() {
        assertEquals(
                Set.of("A NAME READ", "F CALL READ", "G EXPRESSION READ", "B NAME EXISTS", "C EXPRESSION READ"),
                computed("#include A // x\n#include F(x)\n#include G(x.h)\n#if __has_include(B)\n#endif\n#include C \"x.h\"\n"));
    }

    @Test
    void shouldReadWhatMacrosMayNameAsHeaders() {
        MacroTable macros = lex("#define A <a.h> // x\n#define B \"b.h\" /* y */\n#define C A\n#define D F(x)\n"
                + "#define E 1\n#define G(x) x\n#define H /* z\n */ <h.h>\n#define I <\\\ni.h>\n").macros();
        assertEquals(List.of(new Replacement.Header("a.h", Include.Form.ANGLE)), macros.values("A"));
        assertEquals(List.of(new Replacement.Header("b.h", Include.Form.QUOTE)), macros.values("B"));
        assertEquals(List.of(new Replacement.Alias("A")), macros.values("C"));
        assertEquals(List.of(new Replacement.Header("h.h", Include.Form.ANGLE)), macros.values("H"));
        assertEquals(List.of(new Replacement.Header("i.h", Include.Form.ANGLE)), macros.values("I"));
        assertTrue(macros.definesComplex("D") && macros.definesComplex("G"));
        assertTrue(macros.defines("E") && !macros.definesComplex("E") && macros.values("E").isEmpty());
        assertFalse(macros.defines("Z"));
    }

    @Test
    void shouldFindAssemblyInStringLiterals() {
        List<AssemblerFile> found = lex("asm(\".section x\\n\\t.incbin \\\"a.bin\\\", 4\\n\");\n"
                + "asm(\".INCLUDE \\\"b.inc\\\"\");\nasm(R\"(nop\n.incbin \"c.bin\")\");\n").inStrings();
        assertEquals(Set.of("a.bin 1", "b.inc 2", "c.bin 3"),
                found.stream().map(file -> file.name() + " " + file.line()).collect(Collectors.toSet()));
    }

    @Test
    void shouldNotReadANameThatIsPutTogether() {
        for (String code : List.of(
                "asm(\".incbin \\\"\" NAME \"\\\"\");",
                "#define INCBIN(x) asm(\".incbin \" #x);",
                "asm(\".incbin \\\"%0\\\"\" :: \"i\"(1));",
                "asm(\".incbin \\\"a\\\\x.bin\\\"\");")) {
            assertEquals(1, lex(code).inStrings().size(), code);
            assertEquals(null, lex(code).inStrings().get(0).name(), code);
        }
    }

    @Test
    void shouldIgnoreStringsThatOnlyLookLikeAssembly() {
        assertEquals(List.of(new AssemblerFile(null, false, 2)),
                lex("asm(\"x\" \".inc\" // joined\n \"bin \\\"\" F \"\\\"\");\n").inStrings());
        assertEquals(List.of(), lex("asm(\".inc\" X \"bin a\"); asm(\".in\" \"bound\"); s = \"n\" \".in\" \"\";\n").inStrings());
        assertEquals(List.of(), lex("s = \"foo.include\"; t = \".includes\"; u = \"x.incbin y\";\n").inStrings());
    }

    @Test
    void shouldFindBareAssemblyInASource() {
        List<AssemblerFile> found = lex("# don't\n.incbin \"a.bin\"; .include \"b.inc\"\nl: .incbin FILE\n").bare();
        assertEquals(
                List.of(
                        new AssemblerFile("a.bin", false, 2),
                        new AssemblerFile("b.inc", true, 2),
                        new AssemblerFile(null, false, 3)),
                found);
    }

    @Test
    void shouldReadIncludesBehindAnApostropheInAssembly() {
        assertEquals(List.of("\"a.h\""), names("# don't\n  cmpb $'a, %al\n#include \"a.h\"\n"));
    }

    @Test
    void shouldNoticeMacrosOfTheTimeOutsideCommentsAndStrings() {
        assertEquals(Set.of(Peculiarity.DATE, Peculiarity.TIMESTAMP),
                lex("s = __DATE__; // __TIME__\n/* __TIME__ */ \"__TIME__\"\n#define T __TIMESTAMP__\nmy__TIME__\n")
                        .peculiarities());
    }

    @Test
    void shouldNoticeModules() {
        for (String line : List.of("import std;", "import <vector>;", "import \"x.h\";", "import :part;",
                "export module a.b;", "export import x;", "module;", "module a;", "@import Foundation;")) {
            assertTrue(lex(line).has(Peculiarity.MODULE), line);
        }
        for (String line : List.of("import(x);", "module = 1;", "x = import;", "importer i;", "module::f();",
                "export template<class T> f();")) {
            assertFalse(lex(line).has(Peculiarity.MODULE), line);
        }
    }

    @Test
    void shouldNoticePragmasThatReadFiles() {
        assertTrue(lex("#pragma GCC dependency \"x.y\"\n").has(Peculiarity.DEPENDENCY));
        assertTrue(lex("_Pragma(\"GCC dependency \\\"x.y\\\"\")\n").has(Peculiarity.DEPENDENCY));
        assertTrue(lex("#pragma GCC pch_preprocess \"x.gch\"\n").has(Peculiarity.PRECOMPILED));
        assertTrue(lex("#pragma include_alias(\"a\", \"b\")\n").has(Peculiarity.INCLUDE_ALIAS));
        assertEquals(Set.of(), lex("#pragma once\n#pragma STDC FENV_ACCESS ON\n_Pragma(\"once\")\n").peculiarities());
    }

    @Test
    void shouldNoticeOpenMp() {
        assertEquals(Set.of(Peculiarity.OPENMP), lex("#pragma omp parallel for private(target_index)\n").peculiarities());
        for (String line : List.of("#pragma omp target", "# pragma omp  declare target", "_Pragma(\"omp target\")", "DO(omp target)",
                "[[omp::directive(target)]]")) {
            assertEquals(Set.of(Peculiarity.OPENMP, Peculiarity.OFFLOAD), lex(line + "\n").peculiarities(), line);
        }
        for (String line : List.of("int omp_get_num_threads(void);", "// omp target", "\"omp target\"", "#pragma once target")) {
            assertEquals(Set.of(), lex(line + "\n").peculiarities(), line);
        }
    }

    @Test
    void shouldEndGracefullyOnDamagedText() {
        for (String text : List.of("", "#", "#include", "#include <", "#include \"", "/*", "/", "\"", "'", "\\",
                "R\"(", "R\"", "#define", "#define A", "#define A <", "%:", "??/", "1'", "_Pragma(", "__has_include(",
                "#if (", "#if F(", "\r", "\ufeff", "import", "@", "#pragma", ".", "/**", "//", "asm(\".incbin")) {
            lex(text);
            lex("x " + text);
            lex(text + "\n");
        }
    }

    @Test
    void shouldTellTheLineOfADirectiveBehindSplices() {
        assertEquals(List.of(4), lex("/* a\n*/ int \\\n x;\n#include <a.h>\n").includes().stream()
                .map(Include::line).toList());
    }
}
