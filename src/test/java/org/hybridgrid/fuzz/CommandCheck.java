package org.hybridgrid.fuzz;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.hybridgrid.model.CompileCommand;
import org.hybridgrid.model.Family;
import org.hybridgrid.model.Language;
import org.hybridgrid.model.MacroDefinition;
import org.hybridgrid.model.Output;
import org.hybridgrid.model.SearchDirectory;

/** Whether a driver's own plan for a command agrees with what the parser says of it. Pure. */
final class CommandCheck {

    private static final Map<SearchDirectory.Kind, String> CHAINS = Map.of(SearchDirectory.Kind.QUOTE, "-iquote",
            SearchDirectory.Kind.BRACKET, "-I", SearchDirectory.Kind.SYSTEM, "-isystem", SearchDirectory.Kind.AFTER, "-idirafter");

    /** Macros that the drivers add by themselves. */
    private static final Set<String> OWN = Set.of("_REENTRANT", "__GCC_HAVE_DWARF2_CFI_ASM=1", "_GNU_SOURCE", "__STDC_HOSTED__=0");

    private final CompileCommand command;
    private final DriverPlan plan;
    private final boolean clang;

    CommandCheck(CompileCommand command, DriverPlan plan) {
        this.command = command;
        this.plan = plan;
        this.clang = command.family() == Family.CLANG;
    }

    /** What the two disagree about. */
    Optional<String> disagreement() {
        if (plan.links()) {
            return Optional.of("the driver links");
        }
        boolean bare = command.language() == Language.ASSEMBLER;
        if (bare ? !plan.frontEnds().isEmpty() : plan.frontEnds().size() != 1 && !plan.preprocessesApart()) {
            return Optional.of(plan.frontEnds().size() + " compilers run");
        }
        List<String> first = bare ? plan.assemblers().isEmpty() ? List.of() : plan.assemblers().get(0) : plan.frontEnds().get(0);
        if (first.isEmpty() || !first.contains(command.source())) {
            return Optional.of("the source is not " + command.source());
        }
        return output().or(() -> language(first)).or(() -> depfile(first)).or(() -> search(first)).or(() -> macros(first)).or(() -> forced(first));
    }

    private Optional<String> output() {
        boolean assembly = command.mainOutput().kind() == Output.Kind.ASSEMBLY;
        List<List<String>> writers = assembly || plan.assemblers().isEmpty() ? plan.frontEnds() : plan.assemblers();
        if (assembly && !plan.assemblers().isEmpty()) {
            return Optional.of("the driver assembles");
        }
        String path = writers.isEmpty() ? null : DriverPlan.last(writers.get(writers.size() - 1), "-o");
        return same("the output", command.mainOutput().path(), path);
    }

    private Optional<String> language(List<String> first) {
        if (clang) {
            String said = DriverPlan.last(first, "-x");
            String expected = switch (command.language()) {
                case C -> "c";
                case CPLUSPLUS -> "c++";
                case C_PREPROCESSED -> "cpp-output";
                case CPLUSPLUS_PREPROCESSED -> "c++-cpp-output";
                case OBJECTIVE_C -> "objective-c";
                case OBJECTIVE_CPLUSPLUS -> "objective-c++";
                case OBJECTIVE_C_PREPROCESSED -> "objective-c-cpp-output";
                case OBJECTIVE_CPLUSPLUS_PREPROCESSED -> "objective-c++-cpp-output";
                case ASSEMBLER_WITH_CPP -> "assembler-with-cpp";
                case ASSEMBLER -> null;
            };
            return same("the language", expected, said);
        }
        String expected = switch (command.language()) {
            case C, C_PREPROCESSED, ASSEMBLER_WITH_CPP -> "cc1";
            case CPLUSPLUS, CPLUSPLUS_PREPROCESSED -> "cc1plus";
            case OBJECTIVE_C, OBJECTIVE_C_PREPROCESSED -> "cc1obj";
            case OBJECTIVE_CPLUSPLUS, OBJECTIVE_CPLUSPLUS_PREPROCESSED -> "cc1objplus";
            case ASSEMBLER -> "as";
        };
        boolean preprocessed = command.language().preprocessed() && command.language() != Language.ASSEMBLER;
        return same("the program", expected, DriverPlan.program(first))
                .or(() -> same("preprocessed", preprocessed, DriverPlan.has(first, "-fpreprocessed")))
                .or(() -> same("assembler", command.language() == Language.ASSEMBLER_WITH_CPP, DriverPlan.has(first, "-lang-asm")));
    }

    private Optional<String> depfile(List<String> first) {
        String expected = command.outputs().stream().filter(output -> output.kind() == Output.Kind.DEPFILE).map(Output::path)
                .findFirst().orElse(null);
        String said = clang ? DriverPlan.last(first, "-dependency-file") : DriverPlan.last(first, "-MD", "-MMD", "-MF");
        if (command.language().preprocessed()) {
            return Optional.empty();
        }
        return same("the depfile", expected, said);
    }

    /** Where a response file was given, GCC's driver hands its compiler the search in another, which is gone when it has told its plan. */
    private Optional<String> search(List<String> first) {
        if (plan.hidesTheSearch() || command.language().preprocessed() || command.arguments().stream().anyMatch(word -> word.text().contains("prefix"))) {
            return Optional.empty();
        }
        for (Map.Entry<SearchDirectory.Kind, String> chain : CHAINS.entrySet()) {
            List<String> expected = command.search().stream().filter(directory -> directory.kind() == chain.getKey())
                    .map(SearchDirectory::path).toList();
            List<String> said = DriverPlan.pairs(first).stream().map(word -> word.of(chain.getValue())).filter(Objects::nonNull).toList();
            Optional<String> difference = same(chain.getValue(), expected, said);
            if (difference.isPresent()) {
                return difference;
            }
        }
        return Optional.empty();
    }

    private Optional<String> macros(List<String> first) {
        if (command.language().preprocessed()) {
            return Optional.empty();
        }
        List<String> expected = new ArrayList<>();
        for (MacroDefinition macro : command.macros()) {
            expected.add(macro.value() == null ? "-U" + macro.name() : "-D" + macro.name() + "=" + macro.value());
        }
        List<String> said = new ArrayList<>();
        for (DriverPlan.Word word : DriverPlan.pairs(first)) {
            String defined = word.of("-D");
            String undefined = word.of("-U");
            if (defined != null && !OWN.contains(defined)) {
                said.add("-D" + defined + (defined.indexOf('=') < 0 ? "=1" : ""));
            } else if (undefined != null && !OWN.contains(undefined)) {
                said.add("-U" + undefined);
            }
        }
        expected.removeIf(word -> OWN.contains(word.substring(2)) || OWN.contains(word.substring(2).replace("=1", "")));
        return same("macros", expected, said);
    }

    private Optional<String> forced(List<String> first) {
        if (command.language().preprocessed()) {
            return Optional.empty();
        }
        List<String> said = new ArrayList<>();
        for (List<String> spellings : List.of(List.of("-imacros", "--imacros"), List.of("-include", "--include"))) {
            DriverPlan.pairs(first).stream().filter(word -> word.operand() != null && spellings.contains(word.text()))
                    .forEach(word -> said.add(word.operand()));
        }
        return same("forced includes", command.forcedIncludes(), said);
    }

    private static Optional<String> same(String what, Object parsed, Object driver) {
        return Objects.equals(parsed, driver) ? Optional.empty()
                : Optional.of(what + " is " + parsed + " to the parser and " + driver + " to the driver");
    }
}
