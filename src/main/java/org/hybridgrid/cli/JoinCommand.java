package org.hybridgrid.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.hybridgrid.node.Node;
import org.hybridgrid.node.NodeException;
import org.hybridgrid.node.NodeSettings;
import org.hybridgrid.node.StateDirectory;
import org.hybridgrid.toolchain.Hasher;
import org.hybridgrid.worker.Confinement;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code hybridgrid join}: starts this machine's node. */
@Command(name = "join", description = "Start a node.", mixinStandardHelpOptions = true)
final class JoinCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Option(names = "--name", description = "The node's name; the host's by default.")
    private String name;

    @Option(names = "--cluster", defaultValue = "${env:HYBRIDGRID_CLUSTER:-hybridgrid}", description = "The cluster's name (${DEFAULT-VALUE}).")
    private String cluster;

    @Option(names = "--secret", defaultValue = "${env:HYBRIDGRID_SECRET}", description = "The cluster's secret.")
    private String secret;

    @Option(names = "--secret-file", defaultValue = "${env:HYBRIDGRID_SECRET_FILE}", description = "A file that holds the secret.")
    private Path secretFile;

    @Option(names = "--open", description = "Do without a secret; private addresses only.")
    private boolean open;

    @Option(names = "--bind", defaultValue = "${env:HYBRIDGRID_BIND}", description = "An address or interface; the default route's otherwise.")
    private String bind;

    @Option(names = "--discovery", defaultValue = "${env:HYBRIDGRID_DISCOVERY:-multicast}",
            description = "multicast, or hosts=H[:PORT],… (${DEFAULT-VALUE}).")
    private String discovery;

    @Option(names = "--slots", defaultValue = "${env:HYBRIDGRID_SLOTS:-auto}", description = "Compiles at a time, or auto.")
    private String slots;

    @Option(names = "--state", description = "The node's directory.")
    private Path state;

    @Option(names = "--daemon", description = "Return once the node is ready.")
    private boolean daemon;

    @Override
    public Integer call() throws Exception {
        StateDirectory directory = state == null ? StateDirectory.of(System.getenv()) : new StateDirectory(state);
        NodeSettings settings = settings(directory);
        if (daemon) {
            return Daemon.start(directory, spec.commandLine().getParseResult().originalArgs());
        }
        Optional<Path> programs = programs(directory);
        Node node = Node.start(settings, Version.current(),
                programs.map(path -> Confinement.of(path.resolve(NativeHooks.CONFINE))).orElseGet(Confinement::none),
                programs.map(path -> Hasher.with(path.resolve(NativeHooks.CLIENT))).orElseGet(Hasher::plain),
                line -> System.err.println("hybridgrid: " + line));
        System.out.println(node.readyLine());
        System.out.flush();
        Daemon.detachOutput();
        Runtime.getRuntime().addShutdownHook(new Thread(node::close));
        node.awaitEnd();
        return Main.DONE;
    }

    private NodeSettings settings(StateDirectory directory) throws IOException, NodeException {
        List<String> hosts = new ArrayList<>();
        boolean multicast = false;
        if (discovery.startsWith("hosts=")) {
            hosts.addAll(List.of(discovery.substring("hosts=".length()).split(",")));
            hosts.removeIf(String::isBlank);
        } else if (discovery.equals("multicast")) {
            multicast = true;
        } else {
            throw usage("--discovery takes multicast or hosts=H[:PORT],…, not " + discovery);
        }
        if (open && (given(secret).isPresent() || secretFile != null)) {
            throw usage("--open and a secret exclude each other");
        }
        return new NodeSettings(directory, name == null ? HostName.get() : name, cluster, secret(), open, given(bind), hosts,
                multicast, slots());
    }

    private static Optional<String> given(String value) {
        return Optional.ofNullable(value).filter(text -> !text.isBlank());
    }

    private Optional<String> secret() throws NodeException {
        if (given(secret).isPresent() || secretFile == null) {
            return given(secret);
        }
        try {
            String content = Files.readString(secretFile).strip();
            if (content.isEmpty()) {
                throw new NodeException("the secret file " + secretFile + " is empty");
            }
            return Optional.of(content);
        } catch (IOException e) {
            throw new NodeException("can't read the secret file " + secretFile, e);
        }
    }

    private Optional<Integer> slots() {
        if (slots.equals("auto")) {
            return Optional.empty();
        }
        try {
            int count = Integer.parseInt(slots);
            if (count >= 0 && count <= 4096) {
                return Optional.of(count);
            }
        } catch (NumberFormatException e) {
            // said below
        }
        throw usage("--slots takes a number from 0 to 4096, or auto, not " + slots);
    }

    private ParameterException usage(String message) {
        return new ParameterException(spec.commandLine(), message);
    }

    /** Without a C compiler there is no confinement, which {@code status} shows; the node runs all the same. */
    private static Optional<Path> programs(StateDirectory directory) throws InterruptedException {
        try {
            return Optional.of(Installation.programs(directory));
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
