package org.hybridgrid.command;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hybridgrid.model.Family;
import org.hybridgrid.model.LocalReason;
import org.hybridgrid.model.ParsedCommand.LocalOnly;

/**
 * Variables that make a driver do something else. GCC takes one that is set but empty for set (an empty
 * DEPENDENCIES_OUTPUT fails every compile), Clang does not. CPATH and its like are the inputs' matter.
 */
final class EnvironmentCheck {

    private static final List<String> GCC = List.of(
            "DEPENDENCIES_OUTPUT", "SUNPRO_DEPENDENCIES", "GCC_COMPARE_DEBUG", "GCC_EXTRA_DIAGNOSTIC_OUTPUT",
            "EXPERIMENTAL_SARIF_SOCKET", "GCC_DIAGNOSTICS_LOG");

    private static final List<String> CLANG = List.of(
            "CCC_OVERRIDE_OPTIONS", "CCC_ADD_ARGS", "CC_PRINT_OPTIONS", "CC_PRINT_HEADERS", "CC_PRINT_PROC_STAT",
            "CC_PRINT_INTERNAL_STAT", "CC_LOG_DIAGNOSTICS", "RC_DEBUG_OPTIONS", "CLANG_NO_DEFAULT_CONFIG",
            "MACOSX_DEPLOYMENT_TARGET", "IPHONEOS_DEPLOYMENT_TARGET", "TVOS_DEPLOYMENT_TARGET", "WATCHOS_DEPLOYMENT_TARGET",
            "XROS_DEPLOYMENT_TARGET", "DRIVERKIT_DEPLOYMENT_TARGET", "SDKROOT");

    private static final List<String> DIRECTORIES = List.of("GCC_EXEC_PREFIX", "COMPILER_PATH");

    private EnvironmentCheck() {
    }

    static Optional<LocalOnly> objection(Family family, Map<String, String> environment) {
        if (environment.getOrDefault("PWD", "").startsWith("/proc/")) {
            // /proc/self/cwd: a name for the directory, and stored as such, but the client's process's own.
            return Optional.of(new LocalOnly(LocalReason.ENVIRONMENT, "PWD"));
        }
        return switch (family) {
            case GCC -> first(DIRECTORIES, LocalReason.COMPILER_DIRECTORY, environment, true)
                    .or(() -> first(GCC, LocalReason.ENVIRONMENT, environment, true));
            case CLANG -> first(DIRECTORIES, LocalReason.COMPILER_DIRECTORY, environment, false)
                    .or(() -> first(CLANG, LocalReason.ENVIRONMENT, environment, false));
        };
    }

    private static Optional<LocalOnly> first(
            List<String> names, LocalReason reason, Map<String, String> environment, boolean evenEmpty) {
        return names.stream()
                .filter(name -> environment.containsKey(name) && (evenEmpty || !environment.get(name).isEmpty()))
                .findFirst()
                .map(name -> new LocalOnly(reason, name));
    }
}
