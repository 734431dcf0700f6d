package org.hybridgrid.worker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.hybridgrid.model.Argument;
import org.hybridgrid.model.Digest;
import org.hybridgrid.model.DriverMode;
import org.hybridgrid.model.Family;
import org.hybridgrid.model.InputSet;
import org.hybridgrid.model.Output;
import org.hybridgrid.model.Toolchain;
import org.hybridgrid.protocol.WireAction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HonestActionTest {

    private static final Digest SOME = Digest.ofContent(new byte[] {1});

    private static Optional<String> objection(Family family, String directory, List<Argument> arguments) {
        String driver = family == Family.GCC ? "/usr/bin/gcc" : "/usr/bin/clang";
        return new HonestAction().objection(new WireAction(SOME, family, arguments, directory, directory, Map.of(),
                new InputSet(List.of(), List.of(), List.of()), List.of(new Output(Output.Kind.OBJECT, "a.o")), 1, 0),
                new Toolchain(SOME, family, DriverMode.C, driver, "12.2.0", "x86_64-linux-gnu"));
    }

    private static List<Argument> words(String line) {
        return Stream.of(line.split(" ")).map(Argument::plain).toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"-wrapper /bin/sh,-c,true", "-fplugin=./x.so", "-B.", "-specs=x", "@words", "-Xclang -load -Xclang x.so", "a.c -o b b.c"})
    void shouldObjectToWordsThatNameAProgramOrMoreThanACompile(String words) {
        assertTrue(objection(Family.GCC, "/u", words("-c a.c -o a.o " + words)).isPresent());
        assertTrue(objection(Family.CLANG, "/u", words("-c a.c -o a.o " + words)).isPresent());
    }

    /** Behind another option they are its operand, and what follows is a word for the driver. */
    @ParameterizedTest
    @ValueSource(strings = {"-include -idirafter -wrapper sh,-c,true -c a.c -o a.o", "-fdebug-prefix-map== -MF -nostdinc -idirafter -wrapper true -c a.c"})
    void shouldTakeWordsForAddedOnesOnlyWhereTheyAreAdded(String line) {
        assertTrue(objection(Family.GCC, "/u", words(line)).isPresent());
    }

    @ParameterizedTest
    @ValueSource(strings = {"/u/../../etc", "u", "/u//v", "/u/"})
    void shouldObjectToADirectoryThatLeadsOutOfTheRoot(String directory) {
        assertTrue(objection(Family.GCC, directory, words("-c a.c -o a.o")).isPresent());
    }

    @Test
    void shouldTakeACompileAndWhatIsAddedToIt() {
        assertEquals(Optional.empty(), objection(Family.GCC, "/", words(
                "-fdebug-prefix-map== -fmacro-prefix-map== -nostdinc -idirafter /usr/include -include stdc-predef.h -O2 -g -c a.c -o a.o")));
        List<Argument> clang = new ArrayList<>(words("-ffile-prefix-map== -nostdinc -Xclang -internal-isystem -Xclang"));
        clang.add(Argument.path("", "/usr/include"));
        clang.addAll(words("-flto -c a.c -o a.o"));
        assertEquals(Optional.empty(), objection(Family.CLANG, "/u", clang));
        assertEquals(Optional.empty(), objection(Family.GCC, "/", words(
                "-fdebug-prefix-map== -nostdinc -idirafter /usr/include -fsanitize=address -c a.c -o a.o")));
    }
}
