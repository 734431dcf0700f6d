package org.hybridgrid.fuzz;

import java.util.List;

/** The few directories and names that a random tree is made of, so that they clash often. */
final class Operands {

    /** Below the tree's root. One is named like a header, some hold what depfiles and lexers must escape. */
    static final List<String> DIRECTORIES = List.of("src", "one", "two", "three", "four/deep", "my dir", "\u00fcber", "a.h.d",
            "sys/usr/include", "sys/usr/local/include", "src/deep", "src/deep/er", "pre-one");

    static final List<String> HEADERS = List.of("a.h", "b.h", "c.h", "e.h", "sub/a.h", "sub/d.h", "sub/sub/c.h", "A.h", "limits.h",
            "string", "x y.h", "\u00e9.h", "a'b.h", "a,b.h", "stddef.h", "a+b.h", "no$.h", "deep/a.h", "sub.h", "1.h", "linux/a.h", "unix.h");

    /** Some never exist. */
    private static final List<String> RARE = List.of("gone.h", "sub", "a.h/", "sub/gone.h", "", "sub/../gone.h", "..", "/dev/null");

    /** Links that some directories have. */
    private static final List<String> PREFIXES = List.of("", "", "", "", "../", "bare/../", "link/", "sub/../", "sub/", "./", "../one/",
            "../two/", "deep/../", ".//", "link/../", "../src/", "../../one/", "gone/../");

    private static final List<String> STANDARD = List.of("<stddef.h>", "<limits.h>", "<stdint.h>", "<stdarg.h>", "<errno.h>", "<sys/types.h>");

    private final Draw draw;

    Operands(Draw draw) {
        this.draw = draw;
    }

    String name() {
        if (draw.oneIn(40)) {
            return draw.of(RARE);
        }
        return draw.of(PREFIXES) + plain();
    }

    String plain() {
        // The first are the most likely to be there in several directories.
        return HEADERS.get(Math.min(draw.below(HEADERS.size()), draw.below(HEADERS.size())));
    }

    /** With its delimiters. */
    String operand() {
        if (draw.oneIn(9)) {
            return draw.of(STANDARD);
        }
        String name = name();
        return draw.oneIn(2) ? '"' + name + '"' : '<' + name + '>';
    }
}
