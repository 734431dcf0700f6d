package org.hybridgrid.initiator;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/**
 * Which locale makes a worker's compiler word its diagnostics as this machine's would. Only English ones can be had everywhere: in ASCII
 * ({@code C}) or with typographic quotes ({@code C.UTF-8}). Thread-safe; asks {@code locale charmap} once for each setting.
 */
final class DiagnosticsLocale {

    /** The variables that decide, strongest first. */
    private static final List<String> VARIABLES = List.of("LC_ALL", "LC_MESSAGES", "LC_CTYPE", "LANG", "LANGUAGE");

    private static final int PATIENCE_SECONDS = 5;
    private static final String UNKNOWN = "unknown";
    /** Settings that are remembered; a build has one, or a few. */
    private static final int REMEMBERED = 1000;

    private final Map<String, String> charmaps = new ConcurrentHashMap<>();

    /** The worker's {@code LC_ALL}; empty if only this machine can word the diagnostics. Asked twice it may answer otherwise: this machine may have been too busy to tell. */
    Optional<String> forWorker(Map<String, String> environment) {
        String messages = effective(environment, "LC_MESSAGES");
        boolean posix = List.of("C", "POSIX").contains(messages);
        boolean english = messages.startsWith("C.") || messages.startsWith("en");
        // gettext looks at LANGUAGE in every locale but these two.
        if (!posix && !(english && environment.getOrDefault("LANGUAGE", "").isEmpty())) {
            return Optional.empty();
        }
        if (List.of("C", "POSIX").contains(effective(environment, "LC_CTYPE"))) {
            return Optional.of("C");
        }
        return switch (charmap(environment)) {
            case "UTF-8" -> Optional.of("C.UTF-8");
            case "ANSI_X3.4-1968", "US-ASCII" -> Optional.of("C");
            default -> Optional.empty();
        };
    }

    private static String effective(Map<String, String> environment, String category) {
        for (String name : List.of("LC_ALL", category, "LANG")) {
            String value = environment.getOrDefault(name, "");
            if (!value.isEmpty()) {
                return value;
            }
        }
        return "C";
    }

    private String charmap(Map<String, String> environment) {
        StringBuilder key = new StringBuilder();
        VARIABLES.forEach(name -> key.append(environment.getOrDefault(name, "")).append('\n'));
        if (charmaps.size() > REMEMBERED) {
            charmaps.clear();
        }
        String known = charmaps.computeIfAbsent(key.toString(), k -> ask(environment).orElse(null));
        return known == null ? UNKNOWN : known;
    }

    /** Nothing is kept if the program could not be asked this time. */
    private static Optional<String> ask(Map<String, String> environment) {
        ProcessBuilder builder = new ProcessBuilder("locale", "charmap").redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.environment().keySet().removeIf(name -> name.startsWith("LC_") || name.startsWith("LANG"));
        VARIABLES.stream().filter(environment::containsKey)
                .forEach(name -> builder.environment().put(name, environment.get(name)));
        try {
            Process process = builder.start();
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                return Optional.empty();
            }
            // One line, which the pipe holds until it is read.
            return Optional.of(new String(process.getInputStream().readAllBytes(), StandardCharsets.US_ASCII).strip());
        } catch (IOException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }
}
