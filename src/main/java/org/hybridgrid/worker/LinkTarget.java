package org.hybridgrid.worker;

import java.util.ArrayDeque;
import java.util.Deque;
import org.hybridgrid.model.InputSet;

/** Symbolic links of the initiator, as they must be written to stay inside an input root. Pure. */
final class LinkTarget {

    private LinkTarget() {
    }

    /**
     * The target that leads to the same place inside the root. A relative one stays as it is unless its {@code ..}
     * climb above "/", which on the initiator is "/" again but on the worker would leave the root.
     */
    static String inside(String root, InputSet.Link link) {
        if (link.target().startsWith("/")) {
            return root + link.target();
        }
        int depth = (int) link.path().chars().filter(c -> c == '/').count() - 1;
        for (String part : link.target().split("/")) {
            if (part.equals("..")) {
                depth--;
                if (depth < 0) {
                    return root + normalized(link);
                }
            } else if (!part.isEmpty() && !part.equals(".")) {
                depth++;
            }
        }
        return link.target();
    }

    private static String normalized(InputSet.Link link) {
        Deque<String> parts = new ArrayDeque<>();
        for (String part : (link.path() + "/../" + link.target()).split("/")) {
            if (part.equals("..")) {
                parts.pollLast();
            } else if (!part.isEmpty() && !part.equals(".")) {
                parts.addLast(part);
            }
        }
        return "/" + String.join("/", parts);
    }
}
