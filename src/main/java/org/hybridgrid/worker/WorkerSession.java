package org.hybridgrid.worker;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.hybridgrid.model.Digest;
import org.hybridgrid.model.Fault;
import org.hybridgrid.model.InputSet;
import org.hybridgrid.protocol.LinkMessage;
import org.hybridgrid.protocol.LinkVisitor;
import org.hybridgrid.protocol.MessageSource;
import org.hybridgrid.protocol.Outbox;
import org.hybridgrid.protocol.Room;
import org.hybridgrid.protocol.elf.LinkMemory;
import org.hybridgrid.storage.IncomingBlob;

/**
 * One initiator at the worker. Made when its link is accepted; when the link ends, everything it holds is cancelled. Blobs
 * on their way are guarded by this object; leases are shared with the threads that run actions.
 */
public final class WorkerSession implements LinkVisitor.FromInitiator {

    private final Worker worker;
    private final String initiator;
    private final Outbox outbox;
    private final OwnFiles ownFiles;
    private final Map<Long, Execution> leases = new ConcurrentHashMap<>();
    private final Map<Digest, IncomingBlob> arriving = new HashMap<>();
    private final Set<Digest> promised = new HashSet<>();
    private final AtomicLong granted = new AtomicLong();
    private volatile boolean over;
    private final LinkMemory memory = new LinkMemory();

    WorkerSession(Worker worker, String initiator, Outbox outbox) {
        this.worker = worker;
        this.initiator = initiator;
        this.outbox = outbox;
        this.ownFiles = new OwnFiles(worker.store());
    }

    /** What the initiator knows of objects; the link's writer is the only thread that touches it. */
    LinkMemory memory() {
        return memory;
    }

    /** An action had a slot for so many milliseconds. */
    void served(double slotMs) {
        worker.served(initiator, slotMs);
    }

    /** How many grants of this initiator were seen. */
    public long granted() {
        return granted.get();
    }

    /** The room that there is for this initiator now. */
    Room room() {
        return worker.room(initiator, granted());
    }

    @Override
    public void grant(LinkMessage.Grant grant) {
        granted.incrementAndGet();
        promise(grant.following());
        Execution execution = new Execution(grant.lease(), grant.action());
        if (!worker.admit(execution, initiator)) {
            Fault fault = worker.isLeaving() ? Fault.WORKER_LEAVING : Fault.WORKER_BUSY;
            outbox.send(new LinkMessage.Declined(grant.lease(), fault, "", room()));
            return;
        }
        leases.put(grant.lease(), execution);
        if (over) {
            // The writer saw the link end while the reader was here: nobody will sweep this one.
            execution.cancel();
            forget(execution);
            return;
        }
        requestBlobs(execution);
    }

    private synchronized void promise(List<Digest> following) {
        promised.addAll(following);
    }

    /** Lets it run if every blob is here, else waits for those to come and asks for the rest. */
    private synchronized void requestBlobs(Execution execution) {
        List<Digest> missing = new ArrayList<>();
        List<Digest> unpromised = new ArrayList<>();
        Set<Digest> seen = new HashSet<>();
        for (InputSet.File file : execution.action().inputs().files()) {
            Digest digest = file.digest();
            if (!seen.add(digest) || worker.store().contains(digest)) {
                continue;
            }
            if (promised.contains(digest)) {
                missing.add(digest);
            } else if (!ownFiles.supply(file)) {
                missing.add(digest);
                promised.add(digest);
                unpromised.add(digest);
            }
        }
        if (missing.isEmpty()) {
            worker.enqueue(execution, this);
            return;
        }
        execution.waitFor(missing);
        if (!unpromised.isEmpty()) {
            outbox.send(new LinkMessage.Need(execution.lease(), unpromised));
        }
    }

    /** Blobs that were in the store are gone from the disk: they are asked for once more, and after that the disk is to blame. */
    void blobsLost(Execution execution) throws IOException {
        for (Digest digest : execution.inputs()) {
            if (!Files.exists(worker.store().path(digest))) {
                worker.store().forget(digest);
            }
        }
        if (execution.mayAskAgain()) {
            requestBlobs(execution);
        } else {
            decline(execution, Fault.WORKER_DISK, "blobs were lost from the store");
        }
    }

    @Override
    public synchronized void blob(LinkMessage.Blob piece) {
        Digest digest = piece.digest();
        if (!promised.contains(digest)) {
            return; // the rest of one that was given up, or what nobody needs
        }
        try {
            IncomingBlob incoming = arriving.get(digest);
            if (incoming == null) {
                incoming = new IncomingBlob(worker.store(), digest);
                arriving.put(digest, incoming);
            }
            incoming.write(piece.bytes());
            if (piece.last()) {
                arriving.remove(digest);
                promised.remove(digest);
                if (incoming.complete()) {
                    arrived(digest);
                } else {
                    failWaiting(digest, Fault.BLOB_DAMAGED, digest.hex());
                }
            }
        } catch (IOException e) {
            abandon(digest);
            failWaiting(digest, Fault.WORKER_DISK, String.valueOf(e.getMessage()));
        }
    }

    private void abandon(Digest digest) {
        promised.remove(digest);
        IncomingBlob incoming = arriving.remove(digest);
        if (incoming != null) {
            try {
                incoming.close();
            } catch (IOException e) {
                // the disk that failed before
            }
        }
    }

    private void arrived(Digest digest) {
        for (Execution execution : leases.values()) {
            if (execution.arrived(digest)) {
                worker.enqueue(execution, this);
            }
        }
    }

    private void failWaiting(Digest digest, Fault fault, String detail) {
        for (Execution execution : leases.values()) {
            if (execution.isWaiting() && execution.inputs().contains(digest)) {
                decline(execution, fault, detail);
            }
        }
    }

    @Override
    public void cancel(LinkMessage.Cancel cancel) {
        Execution execution = leases.get(cancel.lease());
        if (execution != null) {
            execution.cancel();
            if (execution.isWaiting()) {
                forget(execution);
            }
        }
    }

    @Override
    public void recall(LinkMessage.Recall recall) {
        Execution execution = leases.get(recall.lease());
        if (execution != null && execution.recall()) {
            worker.dismiss(execution, initiator);
            outbox.send(new LinkMessage.GivenBack(recall.lease(), room()));
            leases.remove(recall.lease());
        } else if (execution != null) {
            outbox.send(new LinkMessage.Kept(recall.lease()));
        }
    }

    @Override
    public void ping(LinkMessage.Ping ping) {
        outbox.send(new LinkMessage.Pong(ping.number(), List.copyOf(leases.keySet())));
    }

    /** Gives the action back, not run. Said before the lease is forgotten, or a pong in between would call it lost. */
    void decline(Execution execution, Fault fault, String detail) {
        worker.dismiss(execution, initiator);
        outbox.send(new LinkMessage.Declined(execution.lease(), fault, detail, room()));
        leases.remove(execution.lease());
    }

    /** The lease is no longer held here. */
    void forget(Execution execution) {
        leases.remove(execution.lease());
        worker.dismiss(execution, initiator);
    }

    /** Sends a result. Its room is free at once; the lease is held until the last byte is out. */
    void deliver(Execution execution, MessageSource source) {
        worker.dismiss(execution, initiator);
        outbox.stream(source);
    }

    /** The link is gone: nobody wants the results any more. */
    public void ended() {
        over = true;
        synchronized (this) {
            List.copyOf(arriving.keySet()).forEach(this::abandon);
        }
        for (Execution execution : leases.values()) {
            execution.cancel();
            forget(execution);
        }
    }
}
