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

    private final Map<String, String> charmaps = new ConcurrentHashMap<>();

    /** The worker's {@code LC_ALL}, or null if only this machine can word the diagnostics. */
    String forWorker(Map<String, String> environment) {
        String messages = effective(environment, "LC_MESSAGES");
        boolean posix = isPosix(messages);
        if (!posix && !(messages.startsWith("en") && !environment.containsKey("LANGUAGE"))) {
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

    private static boolean isPosix(String locale) {
        return locale.equals("C") || locale.equals("POSIX") || locale.startsWith("C.");
    }

    private String charmap(Map<String, String> environment) {
        StringBuilder key = new StringBuilder();
        VARIABLES.forEach(name -> key.append(environment.getOrDefault(name, "")).append('\n'));
        return charmaps.computeIfAbsent(key.toString(), k -> ask(environment));
    }

    private static String ask(Map<String, String> environment) {
        ProcessBuilder builder = new ProcessBuilder("locale", "charmap").redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.environment().keySet().removeIf(name -> name.startsWith("LC_") || name.startsWith("LANG"));
        VARIABLES.stream().filter(environment::containsKey)
                .forEach(name -> builder.environment().put(name, environment.get(name)));
        try {
            Process process = builder.start();
            String answer = new String(process.getInputStream().readAllBytes(), StandardCharsets.US_ASCII).strip();
            return process.waitFor(5, TimeUnit.SECONDS) ? answer : "unknown";
        } catch (IOException e) {
            return "unknown";
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "unknown";
        }
    }
}
