package org.hybridgrid.initiator;

import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import org.hybridgrid.model.Fault;
import org.hybridgrid.model.Output;
import org.hybridgrid.protocol.LinkMessage;
import org.hybridgrid.storage.Spool;

/**
 * What a worker made of an action: whole, and checked against the checksums the worker sent. Closed by whoever
 * gave it to the client.
 *
 * @param worker who made it
 * @param outputs in the action's order; an output that the compiler did not write has no content
 */
public record RemoteResult(Peer worker, LinkMessage.Result message, List<Made> outputs) implements Closeable {

    private static final Pattern COLOUR = Pattern.compile("\u001b\\[[0-9;]*[mK]");
    /** GCC's driver calls itself by the name that it was started by; cc1 and Clang do not. A source's name may begin a message as well. */
    private static final Pattern BY_DRIVER = Pattern.compile("(?m)^(?:[\\w.+]+-)*(?:gcc|g\\+\\+|cc|c\\+\\+)(?:-[\\d.]+)?: (?:warning|note|error): ");

    /** An output and its content, null if the compiler did not write it. */
    public record Made(Output output, Spool content) {
    }

    /** The compiler's exit status. */
    public int exit() {
        return message.exit();
    }

    /** Whether the compiler said anything. */
    boolean hasDiagnostics() {
        return message.stderr().length > 0 || message.stdout().length > 0;
    }

    /** Whether a message begins with the name that the worker's driver has. */
    boolean isWordedByDriver() {
        return message.stderr().length > 0 && BY_DRIVER.matcher(
                COLOUR.matcher(new String(message.stderr(), StandardCharsets.ISO_8859_1)).replaceAll("")).find();
    }

    /** The signal that ended the compiler, as a shell reports it. */
    OptionalInt signal() {
        return exit() > 128 ? OptionalInt.of(exit() - 128) : OptionalInt.empty();
    }

    /** What is wrong with it as a whole, or null. */
    Fault damage(List<Output> expected) {
        if (exit() != 0) {
            return null;
        }
        if (message.outputs().size() != expected.size()) {
            return Fault.RESULT_DAMAGED;
        }
        for (int i = 0; i < outputs.size(); i++) {
            LinkMessage.Written said = message.outputs().get(i);
            Spool got = outputs.get(i).content();
            boolean matches = said.size() < 0
                    ? got == null && i > 0
                    : got != null && got.size() == said.size() && got.checksum() == said.checksum();
            if (!matches) {
                return Fault.RESULT_DAMAGED;
            }
        }
        return null;
    }

    @Override
    public void close() throws IOException {
        for (Made made : outputs) {
            if (made.content() != null) {
                made.content().close();
            }
        }
    }
}
