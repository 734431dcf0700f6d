package org.hybridgrid.toolchain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import org.hybridgrid.model.Digest;
import org.hybridgrid.model.DriverMode;
import org.hybridgrid.model.Family;
import org.hybridgrid.model.Language;
import org.hybridgrid.model.SearchDirectory;
import org.hybridgrid.model.Toolchain;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** With the compilers of this machine. */
class ToolchainsTest {

    private static final String PATH = System.getenv("PATH");

    @TempDir
    private Path directory;

    private final AtomicLong clock = new AtomicLong();
    private final List<Toolchain> found = new CopyOnWriteArrayList<>();

    @ParameterizedTest
    @CsvSource({"gcc,GCC,C", "g++,GCC,CPLUSPLUS", "clang,CLANG,C", "clang++,CLANG,CPLUSPLUS",
        "aarch64-linux-gnu-gcc,GCC,C"})
    void shouldTellWhatADriverIs(String name, Family family, DriverMode mode) {
        Toolchain toolchain = toolchains("state").forDriver(driver(name)).orElseThrow();
        assertEquals(family, toolchain.family());
        assertEquals(mode, toolchain.mode());
        assertTrue(toolchain.version().matches("\\d+\\.\\d+\\.\\d+.*"), toolchain.version());
        assertTrue(!name.startsWith("aarch64") || toolchain.target().startsWith("aarch64"), toolchain.target());
    }

    @ParameterizedTest
    @CsvSource({"gcc", "clang"})
    void shouldAgreeWithAnInstallationElsewhere(String name) throws IOException {
        Path driver = driver(name);
        Path link = Files.createSymbolicLink(directory.resolve(driver.getFileName()), driver);
        Toolchains toolchains = toolchains("state");
        assertEquals(toolchains.forDriver(driver).orElseThrow().fingerprint(),
                toolchains.forDriver(link).orElseThrow().fingerprint());
        assertEquals(link.toString(), toolchains.forDriver(link).orElseThrow().driver());
    }

    @Test
    void shouldTellTheModesOfOneFamilyApart() {
        Toolchains toolchains = toolchains("state");
        assertNotEquals(toolchains.forDriver(driver("gcc")).orElseThrow().fingerprint(),
                toolchains.forDriver(driver("g++")).orElseThrow().fingerprint());
    }

    @Test
    void shouldNoticeAnUpgradedCompilerWithinASecond() throws IOException {
        Path gcc = driver("gcc");
        Path cxx = driver("g++");
        Path driver = Files.createSymbolicLink(directory.resolve("gcc"), gcc.toRealPath());
        Toolchains toolchains = toolchains("state");
        Toolchain before = toolchains.forDriver(driver).orElseThrow();
        Files.delete(driver);
        Files.createSymbolicLink(driver, cxx.toRealPath());
        clock.addAndGet(TimeUnit.MILLISECONDS.toNanos(900));
        assertEquals(before, toolchains.forDriver(driver).orElseThrow());
        clock.addAndGet(TimeUnit.MILLISECONDS.toNanos(200));
        Toolchain after = toolchains.forDriver(driver).orElseThrow();
        assertEquals(DriverMode.CPLUSPLUS, after.mode());
        assertEquals(List.of(before, after), found);
        assertEquals(Optional.empty(), toolchains.byFingerprint(before.fingerprint()));
        assertEquals(Optional.of(after), toolchains.byFingerprint(after.fingerprint()));
    }

    @Test
    void shouldNotTakeAScriptOrAWrapperForAToolchain() throws IOException {
        Path script = Files.writeString(directory.resolve("cc"), "#!/bin/sh\nexec gcc \"$@\"\n");
        assertTrue(script.toFile().setExecutable(true));
        Path wrapper = Files.copy(driver("gcc").toRealPath(), directory.resolve("ccache"));
        Path link = Files.createSymbolicLink(directory.resolve("gcc"), wrapper);
        Path client = Files.copy(driver("gcc").toRealPath(), directory.resolve("hybridgrid"));
        Path other = Files.createSymbolicLink(directory.resolve("other"), Path.of("/bin/ls"));
        Toolchains toolchains = toolchains("state");
        for (Path driver : List.of(script, link, client, other, directory.resolve("absent"))) {
            assertEquals(Optional.empty(), toolchains.forDriver(driver), driver.toString());
        }
        assertEquals(List.of(), List.copyOf(toolchains.all()));
    }

    @Test
    void shouldNotOfferAToolchainWithAnotherAssembler() throws IOException {
        Path gcc = driver("gcc");
        Path bin = Files.createDirectory(directory.resolve("bin"));
        Files.createSymbolicLink(bin.resolve("as"), Path.of("/bin/ls"));
        Toolchains toolchains = toolchains("state");
        Toolchain usual = toolchains.forDriver(gcc).orElseThrow();
        assertEquals(Optional.of(usual), toolchains.forDriver(gcc, PATH + ":" + bin));
        Toolchain odd = toolchains.forDriver(gcc, bin + ":" + PATH).orElseThrow();
        assertNotEquals(usual.fingerprint(), odd.fingerprint());
        assertEquals(List.of(usual), List.copyOf(toolchains.all()));
        assertEquals(Optional.empty(), toolchains.byFingerprint(odd.fingerprint()));
    }

    @Test
    void shouldGoOnOfferingWhatItDiscoveredHoweverManyDriversAreAskedFor() {
        Toolchains toolchains = toolchains("state");
        toolchains.discover();
        Set<Digest> offered = fingerprints(toolchains);
        for (int i = 0; i < 1200; i++) {
            toolchains.forDriver(Path.of("/no/such/recipe" + i + "/gcc"));
        }
        assertEquals(offered, fingerprints(toolchains));
    }

    private static Set<Digest> fingerprints(Toolchains toolchains) {
        return toolchains.all().stream().map(Toolchain::fingerprint).collect(Collectors.toSet());
    }

    @Test
    void shouldDiscoverEachToolchainOnce() {
        Toolchain gcc = toolchains("state").forDriver(driver("gcc")).orElseThrow();
        found.clear();
        Toolchains toolchains = toolchains("state");
        toolchains.discover();
        assertTrue(found.stream().anyMatch(one -> one.fingerprint().equals(gcc.fingerprint())), found.toString());
        assertEquals(found.size(), found.stream().map(Toolchain::fingerprint).distinct().count());
        assertEquals(found.size(), toolchains.all().size());
    }

    @ParameterizedTest
    @CsvSource({"gcc,C", "g++,CPLUSPLUS", "clang,C", "clang++,CPLUSPLUS", "gcc,ASSEMBLER_WITH_CPP"})
    void shouldListTheDefaultDirectories(String name, Language language) {
        Toolchain toolchain = toolchains("state").forDriver(driver(name)).orElseThrow();
        DefaultSearch search = new DefaultSearch(PATH);
        Path here = Path.of("/tmp");
        DefaultDirectories defaults = search.directories(toolchain, language, List.of(), true, here).orElseThrow();
        List<SearchDirectory> directories = defaults.directories();
        assertTrue(directories.stream().allMatch(one -> Files.isDirectory(Path.of(one.path()))), directories.toString());
        assertTrue(directories.stream().anyMatch(one -> Files.exists(Path.of(one.path(), "stdarg.h"))));
        assertEquals(language.cplusplus(),
                directories.stream().anyMatch(one -> Files.exists(Path.of(one.path(), "vector"))));
        assertEquals(Optional.of(DefaultDirectories.NONE),
                search.directories(toolchain, language, List.of(), false, here));
        DefaultDirectories freestanding =
                search.directories(toolchain, language, List.of("-ffreestanding"), true, here).orElseThrow();
        assertEquals(directories, freestanding.directories());
        assertEquals(Optional.empty(), freestanding.preInclude());
    }

    @Test
    void shouldResolveARelativeSysrootInTheWorkingDirectory() throws IOException {
        Toolchain gcc = toolchains("state").forDriver(driver("gcc")).orElseThrow();
        Files.createDirectories(directory.resolve("sys/usr/include"));
        DefaultSearch search = new DefaultSearch(PATH);
        List<SearchDirectory> directories =
                search.directories(gcc, Language.C, List.of("--sysroot=sys"), true, directory).orElseThrow().directories();
        assertTrue(directories.stream().anyMatch(one -> one.path().endsWith("/sys/usr/include")), directories.toString());
        assertFalse(search.directories(gcc, Language.C, List.of("--sysroot=sys"), true, Path.of("/")).orElseThrow()
                .directories().stream().anyMatch(one -> one.path().endsWith("sys/usr/include")));
    }

    @Test
    void shouldHaveNoDirectoriesWhereTheDriverRefuses() {
        Toolchain gcc = toolchains("state").forDriver(driver("gcc")).orElseThrow();
        DefaultSearch search = new DefaultSearch(PATH);
        assertEquals(Optional.empty(), search.directories(gcc, Language.C, List.of("-no-such-flag"), true, directory));
    }

    private Toolchains toolchains(String state) {
        return new Toolchains(directory.resolve(state), PATH, Hasher.plain(), found::add, clock::get);
    }

    private static Path driver(String name) {
        Optional<Path> driver = CompilerSearch.find(name, Path.of("/"), PATH);
        assumeTrue(driver.isPresent(), name + " is not installed");
        return driver.get();
    }
}
