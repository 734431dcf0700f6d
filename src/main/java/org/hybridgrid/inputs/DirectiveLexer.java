package org.hybridgrid.inputs;

import java.util.ArrayList;
import java.util.EnumSet;
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
        EnumSet<Dialect.Choice> touched = EnumSet.noneOf(Dialect.Choice.class);
        DirectiveCollector collector = new DirectiveCollector();
        read(file, Dialect.USUAL, touched, collector);
        if (!touched.isEmpty()) {
            readOtherwise(file, touched, collector);
        }
        collector.bareAssembly(AssemblerScan.source(file));
        return collector.directives();
    }

    /** Every combination of the choices that matter to this file: at most 63 further readings, mostly one. */
    private static void readOtherwise(byte[] file, Set<Dialect.Choice> touched, DirectiveCollector collector) {
        List<Dialect.Choice> choices = new ArrayList<>(touched);
        for (int subset = 1; subset < 1 << choices.size(); subset++) {
            EnumSet<Dialect.Choice> flipped = EnumSet.noneOf(Dialect.Choice.class);
            for (int i = 0; i < choices.size(); i++) {
                if ((subset & 1 << i) != 0) {
                    flipped.add(choices.get(i));
                }
            }
            read(file, new Dialect(flipped), EnumSet.noneOf(Dialect.Choice.class), collector);
        }
    }

    private static void read(
            byte[] file, Dialect dialect, Set<Dialect.Choice> touched, DirectiveCollector collector) {
        LogicalText text = new LogicalText(file, dialect, touched);
        new SourceScan(text, dialect, touched, collector).run();
    }
}
