package org.hybridgrid.fuzz;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.hybridgrid.model.Toolchain;
import org.hybridgrid.toolchain.CompilerSearch;
import org.hybridgrid.toolchain.Hasher;
import org.hybridgrid.toolchain.Toolchains;

/** A compiler of this machine, run as a child with nothing in its environment but what is given. */
record Compiler(String name, Toolchain toolchain) {

    static final String PATH = System.getenv("PATH");

    /** What a run said and how it ended: both streams in one. */
    record Answer(int status, String said) {
    }

    /** The compilers of these names that are installed and understood. */
    static List<Compiler> installed(Path state, List<String> names) {
        Toolchains toolchains = new Toolchains(state, PATH, Hasher.plain(), toolchain -> { });
        List<Compiler> found = new ArrayList<>();
        for (String name : names) {
            CompilerSearch.find(name, Path.of("/"), PATH)
                    .flatMap(driver -> toolchains.forDriver(driver, PATH))
                    .ifPresent(toolchain -> found.add(new Compiler(name, toolchain)));
        }
        return found;
    }

    boolean cplusplus() {
        return name.endsWith("++");
    }

    boolean clang() {
        return name.startsWith("clang");
    }

    Answer run(Path directory, Map<String, String> environment, List<String> words) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(toolchain.driver()));
        command.addAll(words);
        ProcessBuilder builder = new ProcessBuilder(command).directory(directory.toFile()).redirectErrorStream(true)
                .redirectInput(Path.of("/dev/null").toFile());
        builder.environment().clear();
        builder.environment().putAll(environment);
        builder.environment().put("PATH", PATH);
        builder.environment().put("LC_ALL", "C");
        Process process = builder.start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
        if (!process.waitFor(60, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new IOException(command + " does not end");
        }
        return new Answer(process.exitValue(), said);
    }
}
