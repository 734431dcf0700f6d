package org.hybridgrid.inputs;

/** What a file holds, besides names of files, that decides where it can be compiled. */
enum Peculiarity {
    DATE,
    TIME,
    TIMESTAMP,
    /** A module or header unit is imported or declared, if the language is C++20. */
    MODULE,
    /** {@code #pragma GCC pch_preprocess}: a precompiled header is read. */
    PRECOMPILED,
    /** {@code #pragma GCC dependency}: the compiler compares modification times. */
    DEPENDENCY,
    /** {@code #pragma include_alias}: names of headers are replaced. */
    INCLUDE_ALIAS,
    /** {@code #pragma GCC system_header}: what it includes is the system's as well. */
    SYSTEM_HEADER,
    /** {@code #line 1 "x.y"} or {@code # 1 "x.y"}: code is said to be another file's, which messages quote. */
    LINE_OF_OTHER_FILE,
    /** {@code __PRETTY_FUNCTION__} outside of macro definitions: Clang names lambdas and unnamed types in it by the path of their file. */
    PRETTY_FUNCTION,
    /** {@code constexpr} or {@code consteval}: what becomes of a string may be told while it compiles. */
    CONSTANT_FUNCTION,
    /** {@code #pragma omp}: with debug information Clang stores the place of it, by the path of the file. */
    OPENMP,
    /**
     * {@code #pragma omp target}, also {@code declare target}: Clang calls the function by the device and the inode of the file, GCC makes sections as
     * for the optimisation of a link.
     */
    OFFLOAD,
    /** A macro's replacement asks {@code __has_include} about its parameter. */
    HAS_INCLUDE_WRAPPER
}
