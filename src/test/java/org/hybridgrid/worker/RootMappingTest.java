package org.hybridgrid.worker;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.hybridgrid.model.Argument;
import org.junit.jupiter.api.Test;

class RootMappingTest {

    private final RootMapping mapping = new RootMapping("/var/grid/root-7");

    @Test
    void shouldPutTheRootBeforeTheAbsolutePathOfAWord() {
        assertEquals(
                List.of("-I/var/grid/root-7/usr/include", "-Iinc", "-ffile-prefix-map=/var/grid/root-7="),
                mapping.words(List.of(
                        Argument.path("-I", "/usr/include"),
                        Argument.path("-I", "inc"),
                        new Argument("-ffile-prefix-map==", 18))));
    }

    @Test
    void shouldMapOnlyTheAbsoluteElementsOfAPathList() {
        assertEquals(":/var/grid/root-7/a::b:/var/grid/root-7/c:", mapping.environment("CPATH", ":/a::b:/c:"));
        assertEquals("", mapping.environment("C_INCLUDE_PATH", ""));
    }

    @Test
    void shouldLeaveVariablesAloneThatHoldNoIncludeDirectories() {
        assertEquals("/usr/bin:/bin", mapping.environment("PATH", "/usr/bin:/bin"));
    }

    @Test
    void shouldRemoveTheRootFromText() {
        assertEquals("In file included from /a/b.h:1,\n  from /c.c:2:\n",
                unmap("In file included from /var/grid/root-7/a/b.h:1,\n  from /var/grid/root-7/c.c:2:\n"));
    }

    @Test
    void shouldTurnTheRootAloneIntoASlash() {
        assertEquals("cd '/' and /", unmap("cd '/var/grid/root-7' and /var/grid/root-7"));
    }

    @Test
    void shouldNotTouchALongerNameThatBeginsLikeTheRoot() {
        assertEquals("/var/grid/root-71/a /var/grid/root-7.d/a",
                unmap("/var/grid/root-71/a /var/grid/root-7.d/a"));
    }

    @Test
    void shouldKeepBytesThatAreNoUtf8() {
        byte[] text = "\u00e9\u00ff /var/grid/root-7/\u00e9".getBytes(StandardCharsets.ISO_8859_1);
        assertArrayEquals("\u00e9\u00ff /\u00e9".getBytes(StandardCharsets.ISO_8859_1), mapping.unmap(text));
    }

    @Test
    void shouldGiveBackTheSameArrayWhereNothingIsToRemove() {
        byte[] text = "nothing /var/grid/root-".getBytes(StandardCharsets.UTF_8);
        assertSame(text, mapping.unmap(text));
    }

    @Test
    void shouldRefuseARootThatMakeWouldEscape() {
        assertThrows(IllegalArgumentException.class, () -> new RootMapping("/tmp/my root"));
        assertThrows(IllegalArgumentException.class, () -> new RootMapping("/tmp/a$b"));
        assertThrows(IllegalArgumentException.class, () -> new RootMapping("/tmp/root/"));
        assertThrows(IllegalArgumentException.class, () -> new RootMapping("root"));
    }

    private String unmap(String text) {
        return new String(mapping.unmap(text.getBytes(StandardCharsets.UTF_8)), StandardCharsets.UTF_8);
    }
}
