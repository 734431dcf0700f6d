package org.hybridgrid.initiator;

import java.nio.file.Path;
import java.util.Optional;
import org.hybridgrid.model.CompileCommand;
import org.hybridgrid.model.LocalReason;
import org.hybridgrid.model.ParsedCommand;
import org.hybridgrid.model.Toolchain;
import org.hybridgrid.protocol.ClientMessage;

/** What the words of a client say: whose compiler it is, and what it shall do. The first steps of every journey. */
sealed interface Reading {

    /** No file is meant by the compiler's name. */
    record Nameless(String typed) implements Reading {
    }

    /**
     * It runs on this machine, whoever else is there.
     *
     * @param toolchain empty if the compiler is none that is understood
     * @param detail the word that decided it, or empty
     */
    record Stays(Path compiler, Optional<Toolchain> toolchain, LocalReason reason, String detail) implements Reading {

        /** Whether it compiles nothing, so that it needs no slot. */
        boolean compilesNothing() {
            return switch (reason) {
                case QUERY, PREPROCESS_ONLY, NO_SOURCE, BAD_COMMAND -> true;
                default -> false;
            };
        }
    }

    /** Another node might run it. */
    record Distributable(Path compiler, Toolchain toolchain, CompileCommand command) implements Reading {
    }

    /** Reads a request. */
    static Reading of(Initiator node, ClientMessage.Compile request) {
        Optional<Path> compiler = node.compilerNamed(request);
        if (compiler.isEmpty()) {
            return new Nameless(request.arguments().get(0));
        }
        if (!request.utf8()) {
            return new Stays(compiler.get(), Optional.empty(), LocalReason.NOT_UTF8, "");
        }
        Optional<Toolchain> toolchain = node.toolchain(compiler.get(), request);
        if (toolchain.isEmpty()) {
            return new Stays(compiler.get(), toolchain, LocalReason.TOOLCHAIN_UNKNOWN, "");
        }
        ParsedCommand parsed = node.parse(toolchain.get(), request);
        if (parsed instanceof ParsedCommand.LocalOnly local) {
            return new Stays(compiler.get(), toolchain, local.reason(), local.detail());
        }
        return new Distributable(compiler.get(), toolchain.get(), ((ParsedCommand.Distributable) parsed).command());
    }
}
