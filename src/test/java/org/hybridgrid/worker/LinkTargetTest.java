package org.hybridgrid.worker;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.hybridgrid.model.InputSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LinkTargetTest {

    @ParameterizedTest
    @CsvSource({
        "/a/b/l, x, x",
        "/a/b/l, ../c/x, ../c/x",
        "/a/b/l, ../../x, ../../x",
        "/a/b/l, ../../../x, /root/x",
        "/a/b/l, ../../../../etc/passwd, /root/etc/passwd",
        "/a/b/l, c/../../../../x, /root/x",
        "/l, usr/lib, usr/lib",
        "/a/l, /usr/include, /root/usr/include",
    })
    void shouldStayInsideTheRoot(String path, String target, String inside) {
        assertEquals(inside, LinkTarget.inside("/root", new InputSet.Link(path, target)));
    }
}
