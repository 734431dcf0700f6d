package org.hybridgrid.inputs;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.hybridgrid.model.MacroDefinition;

/** What the preprocessor may make of operands that are macros, with all macros of the files that were read so far. Pure. */
final class ComputedNames {

    /**
     * What a computed operand may name.
     *
     * @param includes every name that it may be, as a directive of its own
     * @param unknown whether it may be another that only the preprocessor can tell
     */
    record Names(List<Include> includes, boolean unknown) {
    }

    private static final Names NONE = new Names(List.of(), false);
    private static final Names UNKNOWN = new Names(List.of(), true);

    private final MacroValues macros;
    private final boolean wrapped;
    private final Set<String> wrappers;

    ComputedNames(Collection<Directives> files, List<MacroDefinition> commandLine) {
        macros = new MacroValues(files.stream().map(Directives::macros).toList(), commandLine);
        wrapped = files.stream().anyMatch(file -> file.has(Peculiarity.HAS_INCLUDE_WRAPPER));
        wrappers = wrappers(files);
    }

    /** The macros that ask {@code __has_include} about an argument, themselves or by others. */
    private static Set<String> wrappers(Collection<Directives> files) {
        Set<String> wrappers = new HashSet<>();
        boolean more = true;
        while (more) {
            more = false;
            for (Directives file : files) {
                for (ComputedInclude each : file.computed()) {
                    more |= each.shape() == ComputedInclude.Shape.WRAPPER && wrappers.add(each.macro())
                            || each.shape() == ComputedInclude.Shape.PASSED && wrappers.contains(each.macro()) && wrappers.add(each.argument());
                }
            }
        }
        return wrappers;
    }

    Names of(ComputedInclude operand) {
        String macro = operand.macro();
        return switch (operand.shape()) {
            case NAME -> values(macros.of(macro), operand);
            case WRAPPED -> wrapped ? values(macros.of(macro), operand) : NONE;
            case CALL -> macros.defined(macro) ? values(macros.ofCall(macro, operand.argument()), operand) : predefined(macro);
            case EXPRESSION -> macros.defined(macro) ? UNKNOWN : predefined(macro);
            case BRACKETED -> macros.expandable(macro) ? UNKNOWN : NONE;
            case CALLED -> wrappers.contains(macro) ? called(operand) : NONE;
            case WRAPPER, PASSED -> NONE;
        };
    }

    /** A macro that no file defines: the compiler itself may, under such a name. */
    private static Names predefined(String macro) {
        return macro.startsWith("__") ? UNKNOWN : NONE;
    }

    private Names called(ComputedInclude wrapper) {
        String argument = wrapper.argument();
        if (argument == null || argument.startsWith("<") && macros.expandable(argument)) {
            return UNKNOWN;
        }
        if (argument.startsWith("\"") || argument.startsWith("<")) {
            Include.Form form = argument.startsWith("<") ? Include.Form.ANGLE : Include.Form.QUOTE;
            return new Names(List.of(new Include(argument.substring(1, argument.length() - 1), form, wrapper.use(), wrapper.line())), false);
        }
        return values(macros.of(argument), wrapper);
    }

    private static Names values(MacroValues.Values values, ComputedInclude operand) {
        List<Include> includes = new ArrayList<>();
        values.headers().forEach(header -> includes.add(new Include(header.name(), header.form(), operand.use(), operand.line())));
        return values.complete() ? new Names(includes, false) : UNKNOWN;
    }
}
