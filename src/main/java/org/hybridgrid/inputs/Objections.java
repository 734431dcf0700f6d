package org.hybridgrid.inputs;

import java.util.Optional;
import org.hybridgrid.command.CommandTraits;
import org.hybridgrid.model.CompileCommand;
import org.hybridgrid.model.Family;
import org.hybridgrid.model.Language;
import org.hybridgrid.model.LocalReason;

/** Why what a file holds keeps a command from being sent away, or from being understood without the preprocessor. Pure. */
final class Objections {

    private final CompileCommand command;
    private final boolean clang;
    private final boolean absolute;
    private final boolean openMp;

    Objections(CompileCommand command) {
        this.command = command;
        this.clang = command.family() == Family.CLANG;
        this.absolute = command.source().startsWith("/") || command.forcedIncludes().stream().anyMatch(file -> file.startsWith("/"))
                || command.search().stream().anyMatch(directory -> directory.path().startsWith("/"));
        this.openMp = CommandTraits.readsOpenMp(command);
    }

    /** What is to be said against a peculiarity of the file with these directives; empty if nothing is. */
    Optional<Found> to(Peculiarity peculiarity, Directives directives, String path) {
        return switch (peculiarity) {
            case PRECOMPILED -> local(true, LocalReason.PRECOMPILED_HEADER, path);
            case DEPENDENCY -> local(true, LocalReason.INPUTS_UNKNOWN, path + ": #pragma GCC dependency");
            case MODULE -> local(command.language() != Language.C && !assembler(), LocalReason.MODULES, path);
            case INCLUDE_ALIAS -> clang ? Optional.of(new Found.Unsure("#pragma include_alias renames headers", path, 0)) : Optional.empty();
            // No prefix map reaches the path in `(lambda at PATH)`. Where such a name becomes a string, the worker finds its root in the object;
            // where only its length or its hash counts, which a constant function would tell, nobody does.
            case PRETTY_FUNCTION -> local(clang && command.language().cplusplus() && absolute && directives.has(Peculiarity.CONSTANT_FUNCTION),
                    LocalReason.MAPPED_PATHS, path + ": __PRETTY_FUNCTION__");
            // Nor does one reach the string `;PATH;FUNCTION;LINE;COLUMN;;` of a parallel region.
            case OPENMP -> local(clang && openMp && command.debug() > 0 && absolute, LocalReason.MAPPED_PATHS, path + ": #pragma omp");
            case OFFLOAD -> local(openMp, clang ? LocalReason.MAPPED_PATHS : LocalReason.LINK_TIME, path + ": #pragma omp target");
            case DATE, TIME, TIMESTAMP, LINE_OF_OTHER_FILE, SYSTEM_HEADER, CONSTANT_FUNCTION, HAS_INCLUDE_WRAPPER -> Optional.empty();
        };
    }

    private static Optional<Found> local(boolean applies, LocalReason reason, String detail) {
        return applies ? Optional.of(new Found.Local(reason, detail)) : Optional.empty();
    }

    private boolean assembler() {
        return command.language() == Language.ASSEMBLER || command.language() == Language.ASSEMBLER_WITH_CPP;
    }
}
