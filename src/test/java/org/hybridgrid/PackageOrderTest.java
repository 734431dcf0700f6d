package org.hybridgrid;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The packages are the stops of one journey: each may use those before it, and every library has one home. */
class PackageOrderTest {

    private static final String ROOT = "org.hybridgrid.";
    private static final List<String> ORDER = List.of("model", "command", "schedule", "threads", "protocol", "inputs", "storage", "toolchain",
            "worker", "cluster", "initiator", "ingress", "observe", "node", "cli");
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("org.hybridgrid");

    @TestFactory
    Stream<DynamicTest> shouldUseOnlyPackagesBeforeItself() {
        return ORDER.stream().map(name -> DynamicTest.dynamicTest(name, () -> {
            String[] later = ORDER.subList(ORDER.indexOf(name) + 1, ORDER.size()).stream()
                    .map(other -> ROOT + other + "..").toArray(String[]::new);
            if (later.length > 0) {
                noClasses().that().resideInAPackage(ROOT + name + "..").should().dependOnClassesThat().resideInAnyPackage(later)
                        .check(CLASSES);
            }
        }));
    }

    @Test
    void shouldHaveNoPackageOutsideTheOrder() {
        CLASSES.forEach(type -> Assertions.assertTrue(
                ORDER.contains(type.getPackageName().substring(ROOT.length()).split("\\.")[0]), type.getName()));
    }

    @TestFactory
    Stream<DynamicTest> shouldKeepEveryLibraryInItsHome() {
        return Stream.of(
                home("org.jgroups..", "cluster.."),
                home("picocli..", "cli.."),
                home("com.github.luben..", "protocol.."),
                home("com.fasterxml.jackson..", "observe..", "node..", "cli.."));
    }

    private static DynamicTest home(String library, String... homes) {
        String[] packages = Stream.of(homes).map(name -> ROOT + name).toArray(String[]::new);
        return DynamicTest.dynamicTest(library, () -> noClasses().that().resideOutsideOfPackages(packages)
                .should().dependOnClassesThat().resideInAPackage(library).check(CLASSES));
    }

    @Test
    void shouldTouchNoFileSocketClockOrThreadInThePureCore() {
        noClasses().that().resideInAnyPackage(ROOT + "model..", ROOT + "command..", ROOT + "schedule..")
                .should().dependOnClassesThat().resideInAnyPackage("java.net..", "java.nio.file..", "java.util.concurrent..")
                .orShould().callMethod(System.class, "nanoTime").orShould().callMethod(System.class, "currentTimeMillis")
                .check(CLASSES);
    }

    @Test
    void shouldSayInEveryPackageWhatArrivesAndWhatLeaves() throws IOException {
        try (Stream<Path> tree = Files.walk(Path.of("src/main/java"))) {
            List<Path> silent = tree.filter(Files::isDirectory)
                    .filter(directory -> containsClasses(directory) && !Files.exists(directory.resolve("package-info.java")))
                    .toList();
            Assertions.assertEquals(List.of(), silent);
        }
    }

    /** A word of several humps in a package's drawing is the name of a class. */
    @Test
    void shouldDrawOnlyClassesThatAreThere() throws IOException {
        Set<String> names = CLASSES.stream().map(JavaClass::getSimpleName).collect(Collectors.toSet());
        Pattern drawing = Pattern.compile("<pre>(.*?)</pre>", Pattern.DOTALL);
        Pattern name = Pattern.compile("\\b[A-Z][a-z]+[A-Z]\\w*\\b");
        List<String> strange = new ArrayList<>();
        int drawn = 0;
        try (Stream<Path> tree = Files.walk(Path.of("src/main/java"))) {
            for (Path page : tree.filter(file -> file.endsWith("package-info.java")).toList()) {
                List<String> words = drawing.matcher(Files.readString(page)).results().map(MatchResult::group)
                        .flatMap(text -> name.matcher(text).results().map(MatchResult::group)).toList();
                drawn += words.size();
                words.stream().filter(word -> !names.contains(word)).forEach(word -> strange.add(page + ": " + word));
            }
        }
        Assertions.assertEquals(List.of(), strange);
        Assertions.assertTrue(drawn > 20, "only " + drawn + " names were found");
    }

    private static boolean containsClasses(Path directory) {
        try (Stream<Path> files = Files.list(directory)) {
            return files.anyMatch(file -> file.toString().endsWith(".java"));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
