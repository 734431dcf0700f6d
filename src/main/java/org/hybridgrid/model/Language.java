package org.hybridgrid.model;

/** The language a source is compiled as, by its suffix or by {@code -x}. */
public enum Language {
    C("c", false),
    CPLUSPLUS("c++", false),
    OBJECTIVE_C("objective-c", false),
    OBJECTIVE_CPLUSPLUS("objective-c++", false),
    C_PREPROCESSED("cpp-output", true),
    CPLUSPLUS_PREPROCESSED("c++-cpp-output", true),
    OBJECTIVE_C_PREPROCESSED("objective-c-cpp-output", true),
    OBJECTIVE_CPLUSPLUS_PREPROCESSED("objective-c++-cpp-output", true),
    ASSEMBLER("assembler", true),
    ASSEMBLER_WITH_CPP("assembler-with-cpp", false);

    private final String flag;
    private final boolean preprocessed;

    Language(String flag, boolean preprocessed) {
        this.flag = flag;
        this.preprocessed = preprocessed;
    }

    /** The operand of {@code -x} that selects this language. */
    public String flag() {
        return flag;
    }

    /** Whether the compiler takes the source as it is, without running the preprocessor. */
    public boolean preprocessed() {
        return preprocessed;
    }

    /** Whether the C++ include directories apply. */
    public boolean cplusplus() {
        return this == CPLUSPLUS || this == OBJECTIVE_CPLUSPLUS
                || this == CPLUSPLUS_PREPROCESSED || this == OBJECTIVE_CPLUSPLUS_PREPROCESSED;
    }
}
