package org.hybridgrid.command;

import java.util.HashMap;
import java.util.Map;
import org.hybridgrid.model.DriverMode;
import org.hybridgrid.model.Family;
import org.hybridgrid.model.Language;
import org.hybridgrid.model.LocalReason;

/**
 * The suffixes and the operands of {@code -x} that the drivers know. Checked against {@code -###} of
 * GCC 12 and Clang 14; what has no known suffix is for the linker.
 */
final class InputKinds {

    private static final InputKind LINKER = new InputKind.Other(LocalReason.LINK);
    private static final InputKind LANGUAGE = new InputKind.Other(LocalReason.LANGUAGE);

    private static final Map<String, InputKind> GCC = new HashMap<>();
    private static final Map<String, InputKind> CLANG = new HashMap<>();
    private static final Map<String, InputKind> NAMED = new HashMap<>();

    static {
        source(Language.C, "c");
        source(Language.C_PREPROCESSED, "i");
        source(Language.CPLUSPLUS, "cc cp cxx cpp CPP c++ C CXX");
        source(Language.CPLUSPLUS_PREPROCESSED, "ii");
        source(Language.OBJECTIVE_C, "m");
        source(Language.OBJECTIVE_C_PREPROCESSED, "mi");
        source(Language.OBJECTIVE_CPLUSPLUS, "mm M");
        source(Language.OBJECTIVE_CPLUSPLUS_PREPROCESSED, "mii");
        source(Language.ASSEMBLER, "s");
        source(Language.ASSEMBLER_WITH_CPP, "S");
        GCC.put("sx", new InputKind.Source(Language.ASSEMBLER_WITH_CPP));
        GCC.remove("CXX");
        CLANG.put("CC", new InputKind.Source(Language.CPLUSPLUS));
        other(GCC, LocalReason.PRECOMPILED_HEADER, "h hh H hp hxx hpp HPP h++ tcc");
        other(CLANG, LocalReason.PRECOMPILED_HEADER, "h hh H hxx hpp pch gch");
        other(GCC, LocalReason.MODULES, "cppm ixx ccm cxxm c++m");
        other(CLANG, LocalReason.MODULES, "cppm ccm cxxm c++m iim pcm");
        other(GCC, LocalReason.LANGUAGE, "f for ftn F FOR fpp FPP FTN f90 f95 f03 f08 F90 F95 F03 F08 d di dd go adb ads rs");
        other(CLANG, LocalReason.LANGUAGE, "f F for FOR fpp FPP f90 f95 F90 F95 adb ads ast ll bc cu cui cuh cl clcpp clii hip hipi hlsl rs gpu");
        for (Language language : Language.values()) {
            NAMED.put(language.flag(), new InputKind.Source(language));
        }
        NAMED.put("objc-cpp-output", new InputKind.Source(Language.OBJECTIVE_C_PREPROCESSED));
        NAMED.put("objc++-cpp-output", new InputKind.Source(Language.OBJECTIVE_CPLUSPLUS_PREPROCESSED));
        other(NAMED, LocalReason.PRECOMPILED_HEADER, "c-header c++-header objective-c-header objective-c++-header cpp-header");
        other(NAMED, LocalReason.MODULES, "c++-module c++-user-header c++-system-header c++-header-unit-header c++-module-cpp-output");
    }

    private InputKinds() {
    }

    /**
     * The kind of a file.
     *
     * @param language the last operand of {@code -x} before it, or null
     */
    static InputKind of(Family family, DriverMode mode, String path, String language) {
        if (path.equals("-")) {
            return new InputKind.Other(LocalReason.STANDARD_INPUT);
        }
        if (language != null && !language.equals("none")) {
            return NAMED.getOrDefault(language, LANGUAGE);
        }
        return switch (family) {
            // After "-x none" g++ knows no better than gcc: it takes a.c for C.
            case GCC -> path.startsWith("@")
                    ? new InputKind.Other(LocalReason.RESPONSE_FILE)
                    : bySuffix(GCC, language == null ? mode : DriverMode.C, path, path.lastIndexOf('.') > 0);
            case CLANG -> path.startsWith("@")
                    ? new InputKind.Other(LocalReason.RESPONSE_FILE)
                    : bySuffix(CLANG, mode, path, path.lastIndexOf('.') >= 0);
        };
    }

    /** GCC wants something before the dot: to it, {@code .c} alone is a name without suffix. */
    private static InputKind bySuffix(Map<String, InputKind> suffixes, DriverMode mode, String path, boolean dotted) {
        int dot = path.lastIndexOf('.');
        if (!dotted || path.indexOf('/', dot) >= 0) {
            return LINKER;
        }
        InputKind kind = suffixes.getOrDefault(path.substring(dot + 1), LINKER);
        return mode == DriverMode.CPLUSPLUS ? inCPlusPlus(kind) : kind;
    }

    /** The C++ drivers take C sources, preprocessed or not, as C++. */
    private static InputKind inCPlusPlus(InputKind kind) {
        if (kind instanceof InputKind.Source source) {
            if (source.language() == Language.C) {
                return new InputKind.Source(Language.CPLUSPLUS);
            }
            if (source.language() == Language.C_PREPROCESSED) {
                return new InputKind.Source(Language.CPLUSPLUS_PREPROCESSED);
            }
        }
        return kind;
    }

    private static void source(Language language, String suffixes) {
        for (String suffix : suffixes.split(" ")) {
            GCC.put(suffix, new InputKind.Source(language));
            CLANG.put(suffix, new InputKind.Source(language));
        }
    }

    private static void other(Map<String, InputKind> kinds, LocalReason reason, String names) {
        for (String name : names.split(" ")) {
            kinds.put(name, new InputKind.Other(reason));
        }
    }
}
