package org.hybridgrid.command;

/** What an option says, as far as distributing the command is concerned; {@code options.txt} names these. */
enum Meaning {
    /** Nothing to us: the same word does the same thing on a worker. */
    PASS,
    /** The command can't leave this machine, for the option's own reason. */
    LOCAL,
    /** {@code -c}. */
    COMPILE,
    /** {@code -S}. */
    ASSEMBLE,
    OUTPUT,
    LANGUAGE,
    DEFINE,
    UNDEFINE,
    QUOTE,
    BRACKET,
    SYSTEM,
    AFTER,
    /** {@code -iprefix}: what the two that follow put before their directory. */
    PREFIX,
    /** {@code -iwithprefix}. */
    WITH_PREFIX,
    /** {@code -iwithprefixbefore}. */
    WITH_PREFIX_BEFORE,
    INCLUDE,
    IMACROS,
    /** {@code -nostdinc}. */
    NO_STANDARD_INCLUDES,
    /** The lexer reads UTF-8 and what agrees with it in ASCII. */
    INPUT_CHARSET,
    /** It changes the default include directories, the target or what the lexer takes for a trigraph. */
    TOOLCHAIN,
    /** As {@link #TOOLCHAIN}, with a directory as its operand. */
    TOOLCHAIN_PATH,
    /** A processor: {@code native} is this machine's. */
    CPU,
    /** {@code -arch}: two of them make two objects. */
    ARCHITECTURE,
    /** {@code -MD}, {@code -MMD}. */
    DEPENDENCIES,
    /** {@code -MF}. */
    DEPFILE,
    /** {@code -MT}, {@code -MQ}, {@code -MP}. */
    DEPENDENCY_DETAIL,
    OPTIMISE,
    DEBUG,
    SPLIT_DWARF,
    NO_SPLIT_DWARF,
    VERBOSE_ASSEMBLY,
    PREFIX_MAP,
    LTO,
    NO_LTO,
    SANITIZE,
    STACK_USAGE,
    CALL_GRAPH,
    DIAGNOSTICS_FORMAT,
    /** {@code -Wp,}: words for the preprocessor, between commas. */
    PREPROCESSOR_LIST,
    PREPROCESSOR_WORD,
    /** {@code -Wa,}: words for the assembler, between commas. */
    ASSEMBLER_LIST,
    ASSEMBLER_WORD,
    /** {@code -Xclang}: a word for Clang's front end. */
    FRONTEND,
    /** {@code -mllvm}: an option of LLVM. */
    BACKEND
}
