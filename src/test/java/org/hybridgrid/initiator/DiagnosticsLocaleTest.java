package org.hybridgrid.initiator;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** With the {@code locale} program of this machine, which must know C.UTF-8. */
class DiagnosticsLocaleTest {

    private final DiagnosticsLocale locale = new DiagnosticsLocale();

    private Optional<String> forWorker(String settings) {
        Map<String, String> environment = new TreeMap<>();
        for (String setting : settings.split(" ")) {
            int equals = setting.indexOf('=');
            if (equals > 0) {
                environment.put(setting.substring(0, equals), setting.substring(equals + 1));
            }
        }
        return locale.forWorker(environment);
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            none=,                                C
            LANG=C,                               C
            LC_ALL=POSIX LANG=de_DE.UTF-8,        C
            LC_ALL=C.UTF-8,                       C.UTF-8
            LANG=C.UTF-8,                         C.UTF-8
            LC_MESSAGES=C LC_CTYPE=C.UTF-8,       C.UTF-8
            LC_MESSAGES=C LC_CTYPE=C,             C
            LC_ALL=C LANGUAGE=de,                 C
            LC_ALL= LANG=C.UTF-8,                 C.UTF-8
            LANG=en_XX.UTF-8,                     C
            """)
    void shouldNameALocaleThatEveryMachineHas(String settings, String expected) {
        assertEquals(Optional.of(expected), forWorker(settings));
    }

    @ParameterizedTest
    @CsvSource({"LANG=de_DE.UTF-8", "LC_ALL=ja_JP.UTF-8 LANG=C", "LC_MESSAGES=fr_FR.UTF-8 LANG=C", "LANG=C.UTF-8 LANGUAGE=de"})
    void shouldLeaveOtherLanguagesToThisMachine(String settings) {
        assertEquals(Optional.empty(), forWorker(settings));
    }
}
