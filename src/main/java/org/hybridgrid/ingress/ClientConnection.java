package org.hybridgrid.ingress;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.hybridgrid.initiator.CompileJourney;
import org.hybridgrid.initiator.Ending;
import org.hybridgrid.initiator.Initiator;
import org.hybridgrid.initiator.RemoteResult;
import org.hybridgrid.initiator.Verification;
import org.hybridgrid.protocol.ClientMessage;
import org.hybridgrid.protocol.MalformedMessageException;
import org.hybridgrid.protocol.NodeMessage;

/**
 * One client, from its first frame to its end. Its reader hands what comes to the thread that travels with the compile; a client that
 * ends early ends its compile too.
 */
final class ClientConnection {

    private static final Logger LOG = Logger.getLogger(ClientConnection.class.getName());

    /** What the reader puts into the queue when the client has closed. */
    private static final ClientMessage CLOSED = new ClientMessage.Control(List.of());

    private final FrameChannel channel;
    private final Initiator initiator;
    private final Control control;
    private final ExecutorService threads;
    private final WaitingClients waiting;
    private final Uncounted uncounted;
    private final BlockingQueue<ClientMessage> answers = new LinkedBlockingQueue<>();
    private volatile CompileJourney journey;

    ClientConnection(FrameChannel channel, Initiator initiator, Control control, ExecutorService threads, WaitingClients waiting,
            Uncounted uncounted) {
        this.channel = channel;
        this.initiator = initiator;
        this.control = control;
        this.threads = threads;
        this.waiting = waiting;
        this.uncounted = uncounted;
    }

    /** Reads until the client closes. */
    void serve() {
        try (channel) {
            while (true) {
                receive(channel.read());
            }
        } catch (IOException e) {
            // The client has what it wanted, or is gone.
        } catch (MalformedMessageException e) {
            LOG.log(Level.FINE, "a client spoke garbage", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            answers.add(CLOSED);
            CompileJourney travelling = journey;
            if (travelling != null) {
                travelling.abandon();
            }
        }
    }

    private void receive(ClientMessage message) throws IOException, InterruptedException {
        if (message instanceof ClientMessage.Control words) {
            uncounted.await();
            channel.write(control.answer(words.words()));
        } else if (message instanceof ClientMessage.Explain question) {
            channel.write(waiting.keepInformed(channel, () -> control.answer(question)));
        } else if (message instanceof ClientMessage.Compile compile) {
            if (journey != null) {
                throw new MalformedMessageException("a second command on one connection");
            }
            journey = initiator.begin(compile);
            threads.execute(this::travel);
        } else {
            answers.add(message);
        }
    }

    /** Whatever goes wrong here, the client sees its connection end and runs the compiler itself. */
    private void travel() {
        try {
            Ending ending = waiting.keepInformed(channel, journey::travel);
            tell(ending);
        } catch (CancellationException e) {
            // The client is gone, and the compile with it.
        } catch (IOException e) {
            LOG.log(Level.FINE, "a client went away before its answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "a compile was left to its client", e);
        } finally {
            closeQuietly();
        }
    }

    private void tell(Ending ending) throws IOException, InterruptedException {
        if (ending instanceof Ending.Exec exec) {
            channel.write(new NodeMessage.Exec(exec.compiler()));
        } else if (ending instanceof Ending.Refused refused) {
            channel.write(new NodeMessage.Fail(refused.message()));
        } else if (ending instanceof Ending.Here here) {
            runThere(here);
        } else if (ending instanceof Ending.Checked checked) {
            check(checked);
        } else if (ending instanceof Ending.Made made) {
            deliver(made.result());
        }
    }

    private void runThere(Ending.Here here) throws IOException, InterruptedException {
        try (var turn = here.turn()) {
            channel.write(new NodeMessage.Run(here.compiler()));
            if (answers.take() instanceof ClientMessage.Finished finished) {
                turn.finished(finished.waitStatus(), finished.cpuMicros(), finished.maxRssKib());
            }
        }
    }

    private void check(Ending.Checked checked) throws IOException, InterruptedException {
        try (var verification = checked.verification(); var turn = checked.turn()) {
            channel.write(new NodeMessage.Check(checked.compiler()));
            List<ClientMessage.Said> said = new ArrayList<>();
            ClientMessage answer = answers.take();
            while (answer instanceof ClientMessage.Said stream) {
                said.add(stream);
                answer = answers.take();
            }
            if (answer instanceof ClientMessage.Finished finished) {
                turn.finished(finished.waitStatus(), finished.cpuMicros(), finished.maxRssKib());
                Optional<String> line = waiting.keepInformed(channel, () -> compare(verification, finished, said));
                if (line.isPresent()) {
                    channel.write(new NodeMessage.Stderr((line.get() + "\n").getBytes(StandardCharsets.UTF_8)));
                }
                channel.write(new NodeMessage.Exit(0));
            }
        }
    }

    private static Optional<String> compare(Verification verification, ClientMessage.Finished finished, List<ClientMessage.Said> said)
            throws InterruptedException {
        try {
            return verification.compare(finished, said);
        } catch (IOException e) {
            LOG.log(Level.WARNING, "a result could not be compared", e);
            return Optional.empty();
        }
    }

    private void deliver(RemoteResult result) throws IOException, InterruptedException {
        uncounted.answered();
        try {
            hand(result);
            if (answers.take() instanceof ClientMessage.NotWritten) {
                tell(waiting.keepInformed(channel, journey::notWritten));
            } else {
                journey.delivered(result);
            }
        } finally {
            uncounted.counted();
        }
    }

    private void hand(RemoteResult result) throws IOException {
        try (result) {
            // The main output last: make takes its presence for the whole.
            for (int i = result.outputs().size() - 1; i >= 0; i--) {
                RemoteResult.Made made = result.outputs().get(i);
                if (made.content() != null) {
                    channel.write(new NodeMessage.OutputStart(made.output().path(), made.content().size()));
                    made.content().drain((bytes, length) -> channel.write(new NodeMessage.OutputPart(bytes, length)));
                }
            }
            if (result.message().stdout().length > 0) {
                channel.write(new NodeMessage.Stdout(result.message().stdout()));
            }
            if (result.message().stderr().length > 0) {
                channel.write(new NodeMessage.Stderr(result.message().stderr()));
            }
            channel.write(new NodeMessage.Exit(result.exit()));
        }
    }

    private void closeQuietly() {
        try {
            channel.close();
        } catch (IOException e) {
            // it is of no more use either way
        }
    }
}
