package org.hybridgrid.inputs;

import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Reads a file's include-like directives from its bytes. Pure and thread-safe.
 *
 * <p>Conditionals are ignored. Where the text reads differently under two language standards (see {@link
 * Dialect.Choice}), it is read under each, and the results are joined.
 */
final class DirectiveLexer {

    private DirectiveLexer() {
    }

    static Directives lex(byte[] file) {
        DirectiveCollector collector = new DirectiveCollector();
        EnumSet<Dialect.Choice> touched = EnumSet.noneOf(Dialect.Choice.class);
        read(file, Dialect.USUAL, touched, collector);
        if (!touched.isEmpty()) {
            readOtherwise(file, touched, collector);
        }
        collector.bareAssembly(AssemblerScan.source(file));
        return collector.directives();
    }

    /**
     * Reads the file under every combination of the choices that matter to it: mostly one, at most 63. A
     * choice may come to matter only once another is flipped, hence the loop.
     */
    private static void readOtherwise(byte[] file, EnumSet<Dialect.Choice> touched, DirectiveCollector collector) {
        Set<Set<Dialect.Choice>> done = new HashSet<>();
        done.add(Set.of());
        int known;
        do {
            known = touched.size();
            List<Dialect.Choice> choices = List.copyOf(touched);
            for (int subset = 1; subset < 1 << choices.size(); subset++) {
                EnumSet<Dialect.Choice> flipped = EnumSet.noneOf(Dialect.Choice.class);
                for (int i = 0; i < choices.size(); i++) {
                    if ((subset & 1 << i) != 0) {
                        flipped.add(choices.get(i));
                    }
                }
                if (done.add(flipped)) {
                    read(file, new Dialect(flipped), touched, collector);
                }
            }
        } while (touched.size() > known);
    }

    private static void read(
            byte[] file, Dialect dialect, Set<Dialect.Choice> touched, DirectiveCollector collector) {
        LogicalText text = new LogicalText(file, dialect, touched);
        new SourceScan(text, dialect, touched, collector).run();
    }
}
