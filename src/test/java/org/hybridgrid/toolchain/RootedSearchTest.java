package org.hybridgrid.toolchain;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.hybridgrid.command.Commands;
import org.hybridgrid.model.Argument;
import org.hybridgrid.model.Family;
import org.hybridgrid.model.Language;
import org.hybridgrid.model.SearchDirectory;
import org.hybridgrid.model.SearchDirectory.Kind;
import org.junit.jupiter.api.Test;

/** The words alone; that they do what they are for, {@code RootedCompileTest} shows with real compilers. */
class RootedSearchTest {

    private static final DefaultDirectories DEFAULTS = new DefaultDirectories(
            List.of(new SearchDirectory(Kind.SYSTEM, "/g/include"), new SearchDirectory(Kind.SYSTEM, "/usr/include")),
            Optional.of("stdc-predef.h"));

    @Test
    void shouldGiveGccItsDefaultsBeforeAnyIdirafterOfThePersons() {
        assertEquals(
                List.of("-fdebug-prefix-map=/R=", "-fmacro-prefix-map=/R=", "-nostdinc", "-idirafter", "/R/g/include",
                        "-idirafter", "/R/usr/include", "-include", "stdc-predef.h"),
                under(RootedSearch.arguments(Family.GCC, Language.C, DEFAULTS, "/w", List.of())));
    }

    @Test
    void shouldGiveClangItsDefaultsAsItsDriverDoes() {
        DefaultDirectories defaults = new DefaultDirectories(
                List.of(new SearchDirectory(Kind.SYSTEM, "/g/include"),
                        new SearchDirectory(Kind.EXTERN_C_SYSTEM, "/usr/include")),
                Optional.empty());
        assertEquals(
                List.of("-ffile-prefix-map=/R=", "-nostdinc",
                        "-Xclang", "-internal-isystem", "-Xclang", "/R/g/include",
                        "-Xclang", "-internal-externc-isystem", "-Xclang", "/R/usr/include"),
                under(RootedSearch.arguments(Family.CLANG, Language.C, defaults, "/w", List.of())));
    }

    @Test
    void shouldTellClangsAssemblerTheDirectoryOfTheInitiator() {
        assertEquals(List.of("-ffile-prefix-map=/R=", "-fdebug-compilation-dir=/w"),
                under(RootedSearch.arguments(Family.CLANG, Language.ASSEMBLER, DefaultDirectories.NONE, "/w", List.of())));
    }

    @Test
    void shouldLeaveOutWhatClangWouldWarnOfBesideNostdinc() {
        assertEquals(List.of("-O2", "-c", "a.c"), ownWords("clang -nostdlibinc -O2 -c a.c"));
        assertEquals(List.of("-nostdlibinc", "-nostdinc", "-c", "a.c"), ownWords("clang -nostdlibinc -nostdinc -c a.c"),
                "the person is warned of it here, too");
        assertEquals(List.of("-nostdinc++", "-c", "a.c"), ownWords("gcc -nostdinc++ -c a.c"));
    }

    private static List<String> ownWords(String line) {
        return RootedSearch.ownWords(Commands.compile(line)).stream().map(Argument::text).toList();
    }

    @Test
    void shouldSearchNothingForASourceThatIsPreprocessed() {
        assertEquals(List.of("-ffile-prefix-map=/R="), under(RootedSearch.arguments(
                Family.CLANG, Language.CPLUSPLUS_PREPROCESSED, DefaultDirectories.NONE, "/w", List.of())));
        assertEquals(List.of("-fdebug-prefix-map=/R=", "-fmacro-prefix-map=/R="), under(RootedSearch.arguments(
                Family.GCC, Language.ASSEMBLER, DefaultDirectories.NONE, "/w", List.of())));
    }

    @Test
    void shouldKeepTheWorkersOwnDirectoriesOutWhereTheInitiatorHasNone() {
        assertEquals(List.of("-fdebug-prefix-map=/R=", "-fmacro-prefix-map=/R=", "-nostdinc"),
                under(RootedSearch.arguments(Family.GCC, Language.C, DefaultDirectories.NONE, "/w", List.of())));
    }

    private static List<String> under(List<Argument> words) {
        return words.stream().map(word -> word.under("/R")).toList();
    }

    @Test
    void shouldMapWhatASourceItselfCallsByAnAbsoluteNameAsThePersonDoes() {
        assertEquals(List.of("-fdebug-prefix-map=/src=.", "-fdebug-prefix-map=/home=~", "-fmacro-prefix-map=/home=~", "-fdebug-prefix-map=/R=",
                        "-fmacro-prefix-map=/R="),
                under(RootedSearch.arguments(Family.GCC, Language.ASSEMBLER, DefaultDirectories.NONE, "/w",
                        List.of(new Argument("-fdebug-prefix-map=/src=.", 19), Argument.plain("-ffile-prefix-map=a=b"), Argument.path("-ffile-prefix-map=", "/home=~"),
                                Argument.path("-fprofile-prefix-map=", "/p=q"), Argument.path("-I", "/src")))));
    }
}
