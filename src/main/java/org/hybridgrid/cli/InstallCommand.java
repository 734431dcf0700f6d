package org.hybridgrid.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code hybridgrid install}: builds the native programs with this machine's compiler and puts everything in place. */
@Command(name = "install", description = "Build the native client and install it with the jar.", mixinStandardHelpOptions = true)
final class InstallCommand implements Callable<Integer> {

    @Option(names = "--prefix", paramLabel = "DIR", description = "Where to; ~/.local by default.")
    private Path prefix = Path.of(System.getenv().getOrDefault("HOME", System.getProperty("user.home")), ".local");

    @Override
    public Integer call() throws Exception {
        Path target = prefix.toAbsolutePath().normalize();
        Path library = target.resolve("lib").resolve("hybridgrid");
        Path programs = target.resolve("bin");
        Files.createDirectories(library);
        Files.createDirectories(programs);
        Path jar = Installation.jar();
        Path installed = library.resolve("hybridgrid.jar");
        if (!installed.equals(jar)) {
            // Under another name first: a node may be running from the old one.
            Path next = library.resolve("hybridgrid.jar.new");
            Files.copy(jar, next, StandardCopyOption.REPLACE_EXISTING);
            Files.move(next, installed, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        }
        NativeHooks.build(library);
        Path client = programs.resolve(NativeHooks.CLIENT);
        Path next = programs.resolve(NativeHooks.CLIENT + ".new");
        Files.copy(library.resolve(NativeHooks.CLIENT), next, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.COPY_ATTRIBUTES);
        Files.move(next, client, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        ClassArchive.make(installed, Daemon.java(), Daemon.JVM, client);
        Daemon.writeOptions(installed);
        System.out.println("installed " + client);
        return Main.DONE;
    }
}
