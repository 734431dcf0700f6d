package org.hybridgrid.initiator;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
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

    /** The worker's {@code LC_ALL}, or null if only this machine can word the diagnostics. */
    String forWorker(Map<String, String> environment) {
        String messages = effective(environment, "LC_MESSAGES");
        boolean posix = List.of("C", "POSIX").contains(messages);
        boolean english = messages.startsWith("C.") || messages.startsWith("en");
        // gettext looks at LANGUAGE in every locale but these two.
        if (!posix && !(english && environment.getOrDefault("LANGUAGE", "").isEmpty())) {
            return null;
        }
        if (List.of("C", "POSIX").contains(effective(environment, "LC_CTYPE"))) {
            return "C";
        }
        return switch (charmap(environment)) {
            case "UTF-8" -> "C.UTF-8";
            case "ANSI_X3.4-1968", "US-ASCII" -> "C";
            default -> null;
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
        String known = charmaps.get(key.toString());
        if (known != null) {
            return known;
        }
        String answer = ask(environment);
        if (!answer.equals(UNKNOWN)) { // the next one may be answered
            if (charmaps.size() > REMEMBERED) {
                charmaps.clear();
            }
            charmaps.put(key.toString(), answer);
        }
        return answer;
    }

    private static String ask(Map<String, String> environment) {
        ProcessBuilder builder = new ProcessBuilder("locale", "charmap").redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.environment().keySet().removeIf(name -> name.startsWith("LC_") || name.startsWith("LANG"));
        VARIABLES.stream().filter(environment::containsKey)
                .forEach(name -> builder.environment().put(name, environment.get(name)));
        try {
            Process process = builder.start();
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                return UNKNOWN;
            }
            // One line, which the pipe holds until it is read.
            return new String(process.getInputStream().readAllBytes(), StandardCharsets.US_ASCII).strip();
        } catch (IOException e) {
            return UNKNOWN;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return UNKNOWN;
        }
    }
}
