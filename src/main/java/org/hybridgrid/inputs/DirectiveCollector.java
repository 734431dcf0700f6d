package org.hybridgrid.inputs;

import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Gathers what one or more readings of a file find. */
final class DirectiveCollector {

    private final Set<Include> includes = new LinkedHashSet<>();
    private final Set<ComputedInclude> computed = new LinkedHashSet<>();
    private final Set<AssemblerFile> inStrings = new LinkedHashSet<>();
    private final MacroTable.Builder macros = new MacroTable.Builder();
    private final EnumSet<Peculiarity> peculiarities = EnumSet.noneOf(Peculiarity.class);
    private List<AssemblerFile> bare = List.of();

    void include(Include include) {
        includes.add(include);
    }

    void computed(ComputedInclude include) {
        computed.add(include);
    }

    void macro(String name, Replacement replacement) {
        macros.add(name, replacement);
    }

    void peculiarity(Peculiarity peculiarity) {
        peculiarities.add(peculiarity);
    }

    void assemblyInString(List<AssemblerFile> files) {
        inStrings.addAll(files);
    }

    void bareAssembly(List<AssemblerFile> files) {
        bare = files;
    }

    Directives directives() {
        return new Directives(
                List.copyOf(includes),
                List.copyOf(computed),
                macros.build(),
                List.copyOf(inStrings),
                List.copyOf(bare),
                Set.copyOf(peculiarities));
    }
}
