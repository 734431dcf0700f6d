package org.hybridgrid.model;

/** Why a command ran on the user's own machine. Every one has a counter and a test. */
public enum LocalReason {
    // Not a compile of one source
    LINK("it links, or makes more than an object"),
    PREPROCESS_ONLY("it only preprocesses or lists dependencies"),
    QUERY("it asks the compiler something and compiles nothing"),
    NO_SOURCE("it names no source"),
    SEVERAL_SOURCES("it names several sources"),
    STANDARD_INPUT("the source comes from standard input"),
    STANDARD_OUTPUT("an output goes to standard output"),
    LANGUAGE("the language is none that is distributed"),
    // The command has a part that only this machine can serve
    UNKNOWN_OPTION("an option is unknown and might name a file"),
    BAD_COMMAND("the command line is not one that the compiler accepts"),
    RESPONSE_FILE("a response file could not be read"),
    SPECS("specs change what the driver runs"),
    WRAPPER("a wrapper runs around the compiler"),
    PLUGIN("a plugin is loaded into the compiler"),
    COMPILER_DIRECTORY("-B or the environment moves the compiler's own programs"),
    TEMPORARY_FILES("intermediate files are kept"),
    DUMP("the compiler dumps its internals into files"),
    TIMING("the compiler reports its own time or memory"),
    MODULES("modules are read or written"),
    PRECOMPILED_HEADER("a precompiled header is made or used"),
    PROFILE("a profile is read, or its path is stored in the object"),
    NATIVE_CPU("the code is for the CPU of this machine"),
    ASSEMBLER_OPTION("an option of the assembler names a file or is unknown"),
    PREPROCESSOR_OPTION("an option of the preprocessor is unknown"),
    LINK_TIME("the object depends on a random seed or on the link"),
    PREFIX_MAP("the user's own path mapping can't be combined with ours"),
    VERBOSE_ASSEMBLY("the assembly quotes the command line"),
    MAPPED_PATHS("paths would be stored that can't be mapped back"),
    ENVIRONMENT("a variable of the environment changes what the compiler does"),
    NOT_UTF8("an argument or path is not UTF-8"),
    OUTPUT_SPECIAL("an output is not a regular file in a directory that is there"),
    RESOURCE_LIMIT("a limit of this process (ulimit) may end the compiler, and would not end a worker's"),
    TIME_MACRO("the source asks for the time of its compilation"),
    // The inputs could not be found or shipped
    MISSING_SOURCE("the source does not exist"),
    UNREADABLE_INPUT("an input could not be read"),
    INPUTS_UNKNOWN("the inputs could not be found and preprocessing would change the object"),
    // The toolchain or the cluster
    COMPILER_NOT_FOUND("the compiler is not on PATH"),
    TOOLCHAIN_UNKNOWN("the compiler is none that is understood"),
    ALONE("no other node is there"),
    NO_SUCH_TOOLCHAIN("no other node has this compiler"),
    QUARANTINED("the nodes that have this compiler are quarantined: a result of theirs was wrong"),
    LOCAL_SLOT("a slot was free here"),
    LOCAL_MODE("HYBRIDGRID_MODE=local"),
    // What came back was not used
    COMPILE_FAILED("the compiler failed on the worker: repeated for its own words"),
    DIAGNOSTICS("diagnostics that only this machine can word: repeated"),
    NOT_CONFIRMED("HYBRIDGRID_VERIFY: it was compiled again here, and that did not confirm the worker's result"),
    OUTPUT_NOT_WRITTEN("an output could not be written: repeated"),
    FAULT("the worker or the network failed too often");

    private final String explanation;

    LocalReason(String explanation) {
        this.explanation = explanation;
    }

    /** One clause for a person. */
    public String explanation() {
        return explanation;
    }

    /** The name in {@code stats --json}. */
    public String label() {
        return Labels.camelCase(name());
    }
}
