package org.hybridgrid.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Expected words are those that GCC 12 and Clang 14 both print for {@code -###}. */
class ResponseFilesTest {

    private static ResponseFiles.Expansion expand(Map<String, String> files, String... words) {
        return ResponseFiles.expand(List.of(words), name -> Optional.ofNullable(files.get(name)));
    }

    private static List<String> words(String text) {
        ResponseFiles.Expansion expansion = expand(Map.of("r", text), "@r");
        assertNull(expansion.refused(), text);
        return expansion.words();
    }

    @Test
    void shouldSplitAtBlanksAndLines() {
        assertEquals(List.of("-DA", "-DB", "-DC"), words("  -DA\t-DB\r\n\n-DC\n"));
        assertEquals(List.of(), words(" \n"));
    }

    @Test
    void shouldGroupByEitherQuote() {
        assertEquals(List.of("-DA=x y", "-DB='q'", "-DC=\"q\""), words("\"-DA=x y\" -DB=\"'q'\" -DC='\"q\"'"));
        assertEquals(List.of("xy", "", "a\nb"), words("x''y \"\" 'a\nb'"));
        assertEquals(List.of("-DA=open x"), words("-DA=\"open x"));
    }

    @Test
    void shouldTakeAnEscapedCharacterAsItIs() {
        assertEquals(List.of("-DB=\"q\"", "a b", "\\", "n"), words("-DB=\\\"q\\\" a\\ b \\\\ \\n"));
        assertEquals(List.of("a\"b\\"), words("\"a\\\"b\\\\\""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"'a\\b'", "\"a\\nb\"", "a\\\nb", "a\\", "a\u000bb", "a\fb", "\ufeff-DA", "a\0b"})
    void shouldRefuseWhatCompilersReadDifferently(String text) {
        assertNotNull(expand(Map.of("r", text), "@r").refused());
    }

    @Test
    void shouldExpandNestedFilesInPlace() {
        Map<String, String> files = Map.of("r", "-DA @n/r2 -DB", "n/r2", "-DC @r3", "r3", "-DX");
        assertEquals(List.of("-c", "-DA", "-DC", "-DX", "-DB", "a.c"), expand(files, "-c", "@r", "a.c").words());
    }

    @Test
    void shouldKeepTheNameOfAFileThatIsNotThere() {
        assertEquals(List.of("@none", "@", "x@r"), expand(Map.of("r", "y"), "@none", "@", "x@r").words());
    }

    @Test
    void shouldRefuseAFileThatIncludesItself() {
        assertNotNull(expand(Map.of("r", "-DA @r @r"), "@r").refused());
    }
}
