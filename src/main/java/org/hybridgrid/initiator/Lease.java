package org.hybridgrid.initiator;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.hybridgrid.model.Output;
import org.hybridgrid.protocol.LinkMessage;
import org.hybridgrid.protocol.MalformedMessageException;
import org.hybridgrid.storage.Spool;

/** One attempt to run an action on a worker, and what has come back of it so far. Thread-safe: the link's reader fills it, and whoever cancels it discards it. */
final class Lease {

    private final PendingAction action;
    private final Spool[] contents;
    private final Path spoolDirectory;
    private boolean discarded;

    Lease(PendingAction action, Path spoolDirectory) {
        this.action = action;
        this.contents = new Spool[action.action().outputs().size()];
        this.spoolDirectory = spoolDirectory;
    }

    PendingAction action() {
        return action;
    }

    synchronized void receive(LinkMessage.OutputPart part) throws IOException {
        if (!discarded) {
            content(part.output()).write(part.bytes());
        }
    }

    private Spool content(int output) {
        if (output >= contents.length) {
            throw new MalformedMessageException("no output " + output);
        }
        if (contents[output] == null) {
            contents[output] = new Spool(spoolDirectory);
        }
        return contents[output];
    }

    /** All that came: the caller's from now on. */
    synchronized RemoteResult complete(Peer worker, LinkMessage.Result result) {
        List<Output> outputs = action.action().outputs();
        List<RemoteResult.Made> made = new ArrayList<>();
        for (int i = 0; i < outputs.size(); i++) {
            boolean written = i < result.outputs().size() && result.outputs().get(i).size() >= 0;
            made.add(new RemoteResult.Made(outputs.get(i), written ? content(i) : null));
        }
        return new RemoteResult(worker, result, made);
    }

    /** A result that nobody waits for. */
    static void discard(RemoteResult result) {
        try {
            result.close();
        } catch (IOException e) {
            // A temporary file more in a directory that the next start empties.
        }
    }

    synchronized void discard() {
        discarded = true;
        for (Spool content : contents) {
            if (content != null) {
                try {
                    content.close();
                } catch (IOException e) {
                    // A temporary file more in a directory that the next start empties.
                }
            }
        }
    }
}
