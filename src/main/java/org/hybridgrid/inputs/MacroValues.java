package org.hybridgrid.inputs;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.hybridgrid.model.MacroDefinition;

/** All values that a macro may have at any place of a translation unit. */
final class MacroValues {

    /** Predefined in the GNU dialects of some target: {@code <linux/x.h>} may become {@code <1/x.h>}. */
    private static final Set<String> PREDEFINED = Set.of("linux", "unix", "i386", "sun", "sparc", "mips", "MIPSEL",
            "MIPSEB", "R3000", "PPC", "hpux", "vax", "arm", "vector", "pixel",
            "OBJC_NEW_PROPERTIES", "IBAction", "IBInspectable", "IBOutlet", "IBOutletCollection", "IB_DESIGNABLE");

    /** Their value is a path as the compiler was given it, which differs on a worker. */
    private static final Set<String> PATHS = Set.of("__FILE__", "__BASE_FILE__", "__FILE_NAME__");

    private final List<MacroTable> tables;

    /**
     * @param files of the macros of every file that was found
     */
    MacroValues(List<MacroTable> files, List<MacroDefinition> commandLine) {
        tables = new ArrayList<>(files);
        MacroTable.Builder options = new MacroTable.Builder();
        for (MacroDefinition option : commandLine) {
            int parameters = option.name().indexOf('(');
            if (parameters >= 0) {
                options.add(option.name().substring(0, parameters), Replacement.COMPLEX);
            } else if (option.value() != null) {
                options.add(option.name(), Replacement.read(option.value()));
            }
        }
        tables.add(options.build());
    }

    /**
     * The headers that a macro may name.
     *
     * @param complete false if the macro may have further values that only the preprocessor can tell
     */
    record Values(Set<Replacement.Header> headers, boolean complete) {
    }

    Values of(String macro) {
        Set<Replacement.Header> headers = new LinkedHashSet<>();
        boolean complete = collect(macro, headers, new HashSet<>());
        return new Values(headers, complete && headers.stream().noneMatch(this::expandable));
    }

    /** The header that a macro names by putting its argument in quotes: known if the argument is nowhere a macro. */
    Values ofCall(String macro, String argument) {
        boolean complete = quotes(macro, new HashSet<>()) && argument.matches("[A-Za-z][A-Za-z0-9_]*") && !defined(argument);
        return new Values(Set.of(new Replacement.Header(argument, Include.Form.QUOTE)), complete);
    }

    /** Whether the macro does no more than that, by all its definitions. */
    private boolean quotes(String macro, Set<String> seen) {
        if (!seen.add(macro)) {
            return true;
        }
        return tables.stream().anyMatch(table -> table.defines(macro)) && tables.stream().noneMatch(table -> table.definesComplex(macro))
                && tables.stream().flatMap(table -> table.values(macro).stream()).allMatch(value -> value instanceof Replacement.Quoting
                        || value instanceof Replacement.Passing passing && quotes(passing.to(), seen));
    }

    boolean defined(String macro) {
        return PREDEFINED.contains(macro) || PATHS.contains(macro)
                || tables.stream().anyMatch(table -> table.defines(macro));
    }

    private boolean collect(String macro, Set<Replacement.Header> headers, Set<String> seen) {
        if (PATHS.contains(macro)) {
            return false;
        }
        boolean complete = true;
        if (seen.add(macro)) {
            for (MacroTable table : tables) {
                complete &= !table.definesComplex(macro);
                for (Replacement value : table.values(macro)) {
                    if (value instanceof Replacement.Header header) {
                        headers.add(header);
                    } else if (value instanceof Replacement.Alias alias) {
                        complete &= collect(alias.name(), headers, seen);
                    } else {
                        complete = false;
                    }
                }
            }
        }
        return complete;
    }

    /** Between brackets in a macro's replacement, names are macros as anywhere else. */
    private boolean expandable(Replacement.Header header) {
        return header.form() == Include.Form.ANGLE && expandable(header.name());
    }

    /** Whether what stands between brackets has the name of a macro in it. */
    boolean expandable(String bracketed) {
        for (String word : bracketed.split("[^A-Za-z0-9_$]+")) {
            if (!word.isEmpty() && (word.startsWith("__") || defined(word))) {
                return true;
            }
        }
        return false;
    }
}
