package org.hybridgrid.cli;

import picocli.CommandLine.Command;

/** {@code hybridgrid run}: runs any build with its compilers going through the cluster. Only {@code --help} gets here; {@link Main} hands all else on before a word is parsed. */
@Command(
        name = "run",
        customSynopsis = "hybridgrid run [-j N|auto] [--] COMMAND…",
        description = {"Run a build with its compilers going through the cluster; start a node first where none runs.",
            "-j N sets MAKEFLAGS and CMAKE_BUILD_PARALLEL_LEVEL; auto is what keeps all slots of the cluster busy."},
        mixinStandardHelpOptions = true)
final class RunCommand implements Runnable {

    @Override
    public void run() {
        throw new IllegalStateException("run is handed to the native client");
    }
}
