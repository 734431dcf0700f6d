package org.hybridgrid.cli;

import picocli.CommandLine.Command;

/** {@code hybridgrid run}: runs any build with its compilers going through the cluster. Listed for {@code --help}; {@link Main} hands it on before any word is parsed. */
@Command(name = "run", description = "Run a build through the cluster: run [-j N|auto] [--] COMMAND…")
final class RunCommand implements Runnable {

    @Override
    public void run() {
        throw new IllegalStateException("run is handed to the native client");
    }
}
