package org.hybridgrid.worker;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hybridgrid.model.Fault;
import org.hybridgrid.model.Output;
import org.hybridgrid.model.Toolchain;
import org.hybridgrid.protocol.LinkMessage;
import org.hybridgrid.protocol.WireAction;

/**
 * One action from its blobs to its result, on one thread:
 *
 * <ol>
 *   <li>wait for a slot (cancelled or recalled meanwhile: nothing happens);
 *   <li>give it back if the node is leaving;
 *   <li>find the toolchain (gone: declined), and look whether it is an action that an honest node sends (else declined);
 *   <li>build the input root (a blob was evicted: asked for again; the disk is full: declined);
 *   <li>run the compiler (can't start: declined; cancelled: killed);
 *   <li>give the slot back and send outputs and result (a trace of the root in an object or assembly, or more text than is sent: declined).
 * </ol>
 */
final class ActionRun {

    private final Worker worker;
    private final WorkerSession session;
    private final Execution execution;
    private final WireAction action;

    ActionRun(Worker worker, WorkerSession session, Execution execution) {
        this.worker = worker;
        this.session = session;
        this.execution = execution;
        this.action = execution.action();
    }

    void run() {
        try {
            worker.slots().takeRemote(action.peakMb());
        } catch (InterruptedException e) {
            session.decline(execution, Fault.WORKER_LEAVING, "the node stops");
            Thread.currentThread().interrupt();
            return;
        }
        boolean[] slotHeld = {true};
        Runnable giveBack = () -> {
            if (slotHeld[0]) {
                slotHeld[0] = false;
                worker.slots().releaseRemote(action.peakMb());
            }
        };
        try {
            inSlot(giveBack);
        } catch (NoSuchFileException e) {
            giveBack.run();
            lost();
        } catch (IOException e) {
            session.decline(execution, Fault.WORKER_DISK, String.valueOf(e.getMessage()));
        } catch (RuntimeException | Error e) {
            session.decline(execution, Fault.WORKER_ERROR, String.valueOf(e));
        } catch (InterruptedException e) {
            execution.cancel();
            session.decline(execution, Fault.WORKER_LEAVING, "the node stops");
            Thread.currentThread().interrupt();
        } finally {
            giveBack.run();
        }
    }

    private void lost() {
        try {
            session.blobsLost(execution);
        } catch (IOException e) {
            session.decline(execution, Fault.WORKER_DISK, String.valueOf(e.getMessage()));
        }
    }

    private void inSlot(Runnable giveBack) throws IOException, InterruptedException {
        if (!execution.begin()) {
            session.forget(execution);
            return;
        }
        if (worker.isLeaving()) {
            session.decline(execution, Fault.WORKER_LEAVING, "");
            return;
        }
        Optional<Toolchain> toolchain = worker.toolchain(action.toolchain());
        if (toolchain.isEmpty()) {
            session.decline(execution, Fault.WORKER_TOOLCHAIN, action.toolchain().toString());
            return;
        }
        Optional<String> objection = worker.rule().objection(action, toolchain.get());
        if (objection.isPresent()) {
            session.decline(execution, Fault.ACTION_REFUSED, objection.get());
            return;
        }
        InputRoot root = worker.roots().take(action.inputs());
        boolean handedOver = false;
        try {
            CompilerProcess.Ended ended = compile(root, toolchain.get());
            giveBack.run();
            handedOver = send(root, ended);
        } finally {
            if (!handedOver) {
                worker.roots().discard(root);
            }
        }
    }

    private CompilerProcess.Ended compile(InputRoot root, Toolchain toolchain) throws IOException, InterruptedException {
        RootMapping mapping = new RootMapping(root.root().toString());
        OutputMapping outputs = new OutputMapping(mapping, action.family(), root.root(), action.workingDirectory());
        for (Output output : action.outputs()) {
            root.expect(outputs.locate(output));
        }
        List<String> command = new ArrayList<>();
        command.add(toolchain.driver());
        command.addAll(mapping.words(action.arguments()));
        CompilerProcess process = CompilerProcess.start(worker.confinement(), root.base(),
                Path.of(root.root() + action.workingDirectory()), environment(root, mapping), command);
        execution.running(process);
        worker.watch().started(process.pid());
        long startedNanos = System.nanoTime();
        double cpuMs = 0;
        try {
            CompilerProcess.Ended ended = process.await();
            cpuMs = ended.cpuMicros() / 1000.0;
            if (ended.exit() == 0) {
                worker.speed().ran(action.costMs(), cpuMs);
            }
            return ended;
        } finally {
            worker.watch().ended(process.pid(), cpuMs);
            session.served((System.nanoTime() - startedNanos) / 1e6);
        }
    }

    private Map<String, String> environment(InputRoot root, RootMapping mapping) {
        Map<String, String> environment = new HashMap<>();
        action.environment().forEach((name, value) -> environment.put(name, mapping.environment(name, value)));
        environment.put("PATH", worker.searchPath());
        environment.put("PWD", root.root() + action.logicalDirectory());
        environment.put("TMPDIR", root.temporary().toString());
        return environment;
    }

    /** A name that the compiler made up, such as that of the assembler source in its messages, lies beside the root. */
    private static boolean mentions(byte[] said, InputRoot root) {
        return said.length > 0 && new String(said, StandardCharsets.ISO_8859_1)
                .contains(new String(root.base().toString().getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1));
    }

    /** Returns whether the root now belongs to what is being sent. */
    private boolean send(InputRoot root, CompilerProcess.Ended ended) throws IOException {
        if (execution.isCancelled()) {
            session.forget(execution);
            return false;
        }
        RootMapping mapping = new RootMapping(root.root().toString());
        OutputMapping outputs = new OutputMapping(mapping, action.family(), root.root(), action.workingDirectory());
        List<Output> sent = ended.exit() == 0 ? action.outputs() : List.of();
        RootTrace trace = new RootTrace(root.root());
        if (ended.saidTooMuch()) {
            session.decline(execution, Fault.RESULT_TOO_LARGE, "messages");
            return false;
        }
        byte[] stdout = mapping.unmap(ended.stdout());
        byte[] stderr = mapping.unmap(ended.stderr());
        if (ended.exit() == 0 && (mentions(stdout, root) || mentions(stderr, root))) {
            session.decline(execution, Fault.PATH_LEAKED, "messages");
            return false;
        }
        for (Output output : sent) {
            Path file = outputs.locate(output);
            if (outputs.isText(output) && file.toFile().length() > CompilerProcess.MOST_SAID) {
                session.decline(execution, Fault.RESULT_TOO_LARGE, output.path());
                return false;
            }
            if (!outputs.isText(output) && file.toFile().isFile() && trace.isIn(file)) {
                session.decline(execution, Fault.PATH_LEAKED, output.path());
                return false;
            }
        }
        session.deliver(execution, new OutputSource(execution.lease(), sent, outputs, session.memory(), written -> new LinkMessage.Result(
                execution.lease(), ended.exit(), written, stdout, stderr,
                ended.cpuMicros(), ended.wallMicros(), ended.peakKib(), session.room()),
                () -> {
                    session.forget(execution);
                    if (ended.exit() == 0) {
                        worker.roots().giveBack(root, sent.stream().map(outputs::locate).toList());
                    } else {
                        worker.roots().discard(root); // who knows what it has written
                    }
                }));
        return true;
    }
}
