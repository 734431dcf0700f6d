package org.hybridgrid.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hybridgrid.model.CompileCommand;
import org.hybridgrid.model.DriverMode;
import org.hybridgrid.model.Family;
import org.hybridgrid.model.Language;
import org.hybridgrid.model.LocalReason;
import org.hybridgrid.model.Output;
import org.hybridgrid.model.ParsedCommand;
import org.hybridgrid.model.ParsedCommand.LocalOnly;

/** What follows from the facts: the command with its outputs, or the one reason that says most about it. */
final class Decision {

    private static final Set<String> STANDARD_STREAMS = Set.of("-", "/dev/stdout", "/dev/stderr");

    private final CommandFacts facts;
    private final Family family;
    private final DriverMode mode;
    private final String compiler;
    private final Map<String, String> environment;

    Decision(CommandFacts facts, DriverMode mode, String compiler, Map<String, String> environment) {
        this.facts = facts;
        this.family = facts.family;
        this.mode = mode;
        this.compiler = compiler;
        this.environment = environment;
    }

    ParsedCommand make() {
        LocalOnly purpose = notACompile();
        if (purpose != null) {
            return purpose;
        }
        if (family == Family.GCC) {
            facts.placePrefixed();
        }
        PreprocessorWords.apply(facts);
        if (facts.hasPrefixed() && !environment.getOrDefault("CPATH", "").isEmpty() && family == Family.CLANG) {
            // Clang searches those of CPATH before them, and all others after.
            facts.object(LocalReason.INPUTS_UNKNOWN, "-iwithprefixbefore and CPATH");
        }
        facts.placePrefixed();
        FrontendWords.check(facts);
        String assembler = AssemblerWords.objectionable(facts.assemblerWords);
        if (assembler != null) {
            facts.object(LocalReason.ASSEMBLER_OPTION, assembler);
        }
        EnvironmentCheck.objection(family, environment).ifPresent(facts.objections::add);
        if (!facts.objections.isEmpty()) {
            return facts.objections.get(0);
        }
        return compileOneSource();
    }

    /** A query wins over everything, as in the drivers; then preprocessing; then what has neither -c nor -S. */
    private LocalOnly notACompile() {
        for (LocalReason reason : List.of(LocalReason.QUERY, LocalReason.PREPROCESS_ONLY)) {
            for (LocalOnly objection : facts.objections) {
                if (objection.reason() == reason) {
                    return objection;
                }
            }
        }
        if (facts.compile || facts.assemble) {
            return null;
        }
        if (facts.inputs.isEmpty()) {
            return new LocalOnly(LocalReason.NO_SOURCE, "");
        }
        CommandFacts.Input first = facts.inputs.get(0);
        return kind(first) instanceof InputKind.Other other && other.reason() != LocalReason.LANGUAGE
                ? new LocalOnly(other.reason(), first.path().text())
                : new LocalOnly(LocalReason.LINK, "no -c");
    }

    private ParsedCommand compileOneSource() {
        for (CommandFacts.Input input : facts.inputs) {
            if (kind(input) instanceof InputKind.Other other) {
                return new LocalOnly(other.reason(), input.path().text());
            }
        }
        if (facts.inputs.isEmpty()) {
            return new LocalOnly(LocalReason.NO_SOURCE, "");
        }
        if (facts.inputs.size() > 1) {
            return new LocalOnly(LocalReason.SEVERAL_SOURCES, facts.inputs.get(1).path().text());
        }
        CommandFacts.Input input = facts.inputs.get(0);
        Language language = ((InputKind.Source) kind(input)).language();
        LocalOnly obstacle = obstacle(input.path(), language);
        return obstacle != null ? obstacle : withOutputs(input.path(), language);
    }

    private InputKind kind(CommandFacts.Input input) {
        return InputKinds.of(family, mode, input.path().text(), input.language());
    }

    /** The triples of {@code --target=} and {@code -target}, as typed. */
    private List<String> targets() {
        List<String> targets = new ArrayList<>();
        for (int i = 0; i < facts.toolchainFlags.size(); i++) {
            String flag = facts.toolchainFlags.get(i);
            if (flag.startsWith("--target=")) {
                targets.add(flag.substring(flag.indexOf('=') + 1));
            } else if (flag.equals("-target") && i + 1 < facts.toolchainFlags.size()) {
                targets.add(facts.toolchainFlags.get(i + 1));
            }
        }
        return targets;
    }

    private static boolean asMicrosoft(String target) {
        return target.contains("msvc") || target.contains("win32")
                || target.contains("windows") && !target.contains("gnu") && !target.contains("itanium");
    }

    /** Options that are harmless or not depending on the language and on each other. */
    private LocalOnly obstacle(Operand source, Language language) {
        boolean assembler = language == Language.ASSEMBLER || language == Language.ASSEMBLER_WITH_CPP;
        if (facts.assemble && assembler) {
            return new LocalOnly(LocalReason.LANGUAGE, "-S");
        }
        if (facts.assemble && facts.verboseAssembly) {
            return new LocalOnly(LocalReason.VERBOSE_ASSEMBLY, "-fverbose-asm");
        }
        // GCC hands the mapping of debug paths to its assembler for assembler sources, and for them only.
        // Clang's own assembler maps none, and writes a .dwo or not by rules of its own.
        if (family == Family.CLANG && assembler && (facts.debug > 0 || facts.splitDwarf)) {
            return new LocalOnly(LocalReason.MAPPED_PATHS, "-g");
        }
        // No triple: whatever the driver makes of it, such as another assembler with that name before its own.
        if (family == Family.CLANG && targets().stream().anyMatch(target -> target.indexOf('/') >= 0)) {
            return new LocalOnly(LocalReason.BAD_COMMAND, "--target");
        }
        // For some targets it calls another assembler, and warns that this has no use for the directory that a worker names.
        if (family == Family.CLANG && assembler && !targets().isEmpty()) {
            return new LocalOnly(LocalReason.MAPPED_PATHS, "-target");
        }
        if (!(assembler && family == Family.GCC)
                && facts.assemblerWords.stream().anyMatch(word -> AssemblerWords.isDebug(word.text()))) {
            return new LocalOnly(LocalReason.MAPPED_PATHS, "-Wa,-g");
        }
        // GCC's symbols hold a random seed and its sections the directory; Clang's bitcode holds the source as typed.
        if (facts.linkTime && (family == Family.GCC || facts.assemble || source.absolute())) {
            return new LocalOnly(LocalReason.LINK_TIME, "-flto");
        }
        // Names of lambdas, annotations and OpenMP's places hold paths that nothing maps, and bitcode packs its strings so that nobody would find them.
        if (facts.linkTime && facts.namesAbsolutePaths()) {
            return new LocalOnly(LocalReason.LINK_TIME, "-flto");
        }
        // Clang writes a .dwo beside such an object, and none where it doesn't know the option (before 17).
        if (facts.linkTime && (facts.splitDwarf || facts.stackUsage) && facts.words.contains("-ffat-lto-objects")) {
            return new LocalOnly(LocalReason.LINK_TIME, "-ffat-lto-objects");
        }
        // The object holds the .dwo's path as typed, and no mapping applies to it.
        if (facts.splitDwarf && facts.output != null && facts.output.startsWith("/")
                || facts.splitDwarf && family == Family.CLANG && facts.debug == 1) {
            return new LocalOnly(LocalReason.MAPPED_PATHS, "-gsplit-dwarf");
        }
        // Clang puts the directory that it is told before the .dwo's name, as it is and without a slash, unless -c and -o name it.
        if (facts.splitDwarf && family == Family.CLANG && (facts.output == null || !facts.compile)
                && facts.words.stream().anyMatch(word -> word.startsWith("-fdebug-compilation-dir") || word.startsWith("-ffile-compilation-dir"))) {
            return new LocalOnly(LocalReason.OUTPUT_SPECIAL, "-gsplit-dwarf");
        }
        // LLVM reads the source again by its mapped name, for the lines that BTF quotes.
        if (family == Family.CLANG && facts.debug > 0 && targets().stream().anyMatch(target -> target.startsWith("bpf"))) {
            return new LocalOnly(LocalReason.MAPPED_PATHS, "bpf");
        }
        // There a quoted name is looked up beside every includer up the chain, as Microsoft's compiler does.
        if (family == Family.CLANG && targets().stream().anyMatch(Decision::asMicrosoft)) {
            return new LocalOnly(LocalReason.INPUTS_UNKNOWN, "a target of Microsoft's");
        }
        // Relative names are the same anywhere, but Clang makes some of them absolute. C++ has code in the system's headers, whose names are not relative.
        if (facts.namingSanitizer != null && (family == Family.CLANG || language != Language.C || facts.namesAbsolutePaths())) {
            return new LocalOnly(LocalReason.MAPPED_PATHS, facts.namingSanitizer);
        }
        // Objects for Windows are called .obj.
        if (facts.output == null
                && facts.toolchainFlags.stream().anyMatch(flag -> flag.contains("msvc") || flag.contains("windows"))) {
            return new LocalOnly(LocalReason.OUTPUT_SPECIAL, "no -o");
        }
        return null;
    }

    private ParsedCommand withOutputs(Operand source, Language language) {
        OutputNames names = new OutputNames(family, source.text(), facts.output);
        List<Output> outputs = new ArrayList<>();
        outputs.add(facts.assemble
                ? new Output(Output.Kind.ASSEMBLY, names.main(".s"))
                : new Output(Output.Kind.OBJECT, names.main(".o")));
        LocalOnly problem = addDepfile(outputs, names, language);
        if (problem != null) {
            return problem;
        }
        addSideOutputs(outputs, names, language);
        if (outputs.stream().anyMatch(output -> STANDARD_STREAMS.contains(output.path()))) {
            return new LocalOnly(LocalReason.STANDARD_OUTPUT, "-o " + outputs.get(0).path());
        }
        // Both drivers write /dev/null.d beside -o /dev/null; what they do for other devices is not worth knowing.
        if (outputs.size() > 1 && facts.output != null && facts.output.startsWith("/dev/") && facts.depfile == null) {
            return new LocalOnly(LocalReason.OUTPUT_SPECIAL, facts.output);
        }
        return new ParsedCommand.Distributable(new CompileCommand(
                family, compiler, facts.arguments(), source.text(), source.word(), language, outputs, facts.search,
                facts.standardIncludes, facts.forcedIncludes(), facts.macros, facts.toolchainFlags,
                facts.optimisation, facts.debug));
    }

    /**
     * Neither driver writes a depfile for what is not preprocessed. GCC rejects its details without -MD, Clang does not. Of several -o
     * GCC hands all to the compiler proper, which takes only one depfile.
     */
    private LocalOnly addDepfile(List<Output> outputs, OutputNames names, Language language) {
        if (!facts.dependencies) {
            boolean rejected = family == Family.GCC && (facts.depfile != null || facts.dependencyDetail);
            return rejected ? new LocalOnly(LocalReason.BAD_COMMAND, "-MF, -MT, -MQ or -MP without -MD") : null;
        }
        if (language.preprocessed()) {
            return facts.preprocessorWords.isEmpty() ? null : new LocalOnly(LocalReason.PREPROCESSOR_OPTION, "-Wp,-MD");
        }
        if (facts.outputTwice && family == Family.GCC) {
            return new LocalOnly(LocalReason.BAD_COMMAND, "-MD with more than one -o");
        }
        outputs.add(new Output(Output.Kind.DEPFILE, facts.depfile != null ? facts.depfile : names.depfile()));
        return null;
    }

    private void addSideOutputs(List<Output> outputs, OutputNames names, Language language) {
        boolean assembler = language == Language.ASSEMBLER || language == Language.ASSEMBLER_WITH_CPP;
        boolean bitcode = facts.linkTime && family == Family.CLANG;
        // GCC extracts a .dwo from whatever its assembler made, even without -g; Clang writes one with -g only; nothing beside bitcode.
        if (facts.splitDwarf && family == Family.GCC && !facts.assemble) {
            outputs.add(new Output(Output.Kind.SPLIT_DWARF, names.beside(".dwo")));
        } else if (facts.splitDwarf && family == Family.CLANG && facts.debug > 0 && !bitcode) {
            // Named after -o only where -c is given, be it overruled by -S.
            outputs.add(new Output(
                    Output.Kind.SPLIT_DWARF, facts.compile ? names.beside(".dwo") : names.ofSource(".dwo")));
        }
        if (facts.stackUsage && !assembler && !bitcode) {
            outputs.add(new Output(Output.Kind.TEXT, names.beside(".su")));
        }
        if (facts.callGraph && !assembler) {
            outputs.add(new Output(Output.Kind.TEXT, names.beside(".ci")));
        }
    }
}
