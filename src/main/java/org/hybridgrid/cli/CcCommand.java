package org.hybridgrid.cli;

import picocli.CommandLine.Command;

/** {@code hybridgrid cc}: stands for the compiler. Listed for {@code --help}; {@link Main} hands it on before any word is parsed. */
@Command(name = "cc", description = "Stand for the compiler: cc [COMPILER] ARGS…")
final class CcCommand implements Runnable {

    @Override
    public void run() {
        throw new IllegalStateException("cc is handed to the native client");
    }
}
