package org.hybridgrid.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hybridgrid.model.Argument;
import org.hybridgrid.model.Family;
import org.hybridgrid.model.LocalReason;
import org.hybridgrid.model.ParsedCommand;
import org.hybridgrid.model.ParsedCommand.LocalOnly;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every option that the tables or the installed compilers know. */
class DocumentedOptionsTest {

    /** Of other front ends, long gone or for the compiler's own makers: local as unknown ones are. */
    private static final Set<String> FOREIGN = Set.of(
            "-fada-spec-parent=", "-fdisable-", "-fenable-", "-fgnat-encodings=", "-fmudflap", "-fmudflapir", "-fmudflapth",
            "-fname-mangling-version-", "-frequire-return-statement", "-fxref", "-gas-loc-support", "-gas-locview-support",
            "-gdwarf-", "-quiet");

    private static final Pattern OPTION = Pattern.compile("(?m)^ {2}(--?[A-Za-z#][^\\s<\\[,]*)");

    @ParameterizedTest
    @EnumSource(Family.class)
    void shouldKeepEveryWordOfEveryOptionOfTheTables(Family family) {
        String name = family == Family.GCC ? "gcc" : "clang";
        Set<String> options = Stream.concat(
                        OptionTable.lines(name + "-names.txt").stream().flatMap(line -> Arrays.stream(line.split(" "))),
                        OptionTable.lines("options.txt").stream().flatMap(line -> Arrays.stream(line.split("\\s+")).skip(3)))
                .collect(Collectors.toCollection(TreeSet::new));
        assertTrue(options.size() > 1000);
        for (String option : options) {
            check(name, option);
        }
    }

    @Test
    void shouldKnowEveryHarmlessNameInBothForms() {
        for (Family family : Family.values()) {
            String name = family == Family.GCC ? "gcc" : "clang";
            for (String option : OptionTable.lines(name + "-names.txt").stream().flatMap(line -> Stream.of(line.split(" "))).toList()) {
                String word = option.endsWith("=") || option.endsWith("-") ? option + "x" : option;
                assertEquals(Meaning.PASS, OptionTable.of(family).find(word).meaning(), word);
            }
        }
    }

    @Test
    void shouldKnowEveryOptionThatThisGccDocuments() throws Exception {
        List<String> unknown = new ArrayList<>();
        for (String topic : List.of("common", "optimizers", "target", "params", "warnings", "c", "c++", "objc", "objc++")) {
            Matcher option = OPTION.matcher(output("gcc", "--help=" + topic));
            while (option.find()) {
                if (isUnknown("gcc", option.group(1))) {
                    unknown.add(option.group(1));
                }
            }
        }
        // What is left belongs to other front ends; on other processors, -m options may be missing.
        unknown.removeIf(word -> word.startsWith("-m") || FOREIGN.contains(word.replaceAll("=.*", "=")));
        assertEquals(List.of(), unknown.stream().distinct().sorted().toList());
    }

    @Test
    void shouldSurviveEveryOptionThatThisClangCompletes() throws Exception {
        assumeTrue(DriverAgreementTest.isInstalled("clang"), "clang is not installed");
        int options = 0;
        for (String line : output("clang", "--autocomplete=-").split("\n")) {
            check("clang", line.split("\t")[0].strip());
            options++;
        }
        assertTrue(options > 1000);
    }

    private static boolean isUnknown(String compiler, String option) {
        String word = option.endsWith("=") || option.endsWith("-") ? option + "1" : option;
        return OptionTable.of(compiler.startsWith("gcc") ? Family.GCC : Family.CLANG).find(word).reason()
                == LocalReason.UNKNOWN_OPTION;
    }

    /** With nothing, a value or a next word behind it, the option is parsed or local, and no word is lost. */
    private static void check(String compiler, String option) {
        for (List<String> form : List.of(List.of(option), List.of(option + "1"), List.of(option + "=x"), List.of(option, "operand"))) {
            List<String> words = new ArrayList<>(List.of("-c"));
            words.addAll(form);
            words.addAll(List.of("a.c", "-o", "a.o"));
            ParsedCommand parsed = Commands.parse(compiler, words, Map.of());
            if (parsed instanceof ParsedCommand.Distributable distributable) {
                assertEquals(words, distributable.command().arguments().stream().map(Argument::text).toList());
                assertEquals("a.c", distributable.command().source(), words::toString);
            } else if (parsed instanceof LocalOnly local) {
                assertTrue(local.detail() != null);
            }
        }
    }

    private static String output(String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return text;
    }
}
