package org.hybridgrid.initiator;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.hybridgrid.model.BoundedMap;
import org.hybridgrid.model.Digest;
import org.hybridgrid.model.Fault;
import org.hybridgrid.model.InputSet;
import org.hybridgrid.protocol.LinkMessage;
import org.hybridgrid.protocol.LinkVisitor;
import org.hybridgrid.protocol.Outbox;
import org.hybridgrid.protocol.Room;
import org.hybridgrid.protocol.elf.LinkMemory;
import org.hybridgrid.protocol.elf.ObjectFolding;

/**
 * One worker at the initiator: its leases, and which blobs it holds. Made when the link is open; when the link ends, every lease that is
 * left lapses. The link's reader calls the visitor's methods; grants come from any thread.
 */
final class WorkerLink implements LinkVisitor.FromWorker {

    /** What the link's owner is told. */
    interface Owner {
        void finished(WorkerLink link, PendingAction action, RemoteResult result);

        /** @param room what the worker said of its room; null if it said nothing */
        void failed(WorkerLink link, PendingAction action, Room room, Fault fault, String detail);

        void cancelled(WorkerLink link, PendingAction action);

        /** The worker gave the action back before it ran, as it was asked to. */
        void givenBack(WorkerLink link, PendingAction action, Room room);

        /** It runs there already. */
        void kept(WorkerLink link, PendingAction action);

        /** The worker spoke of its room with the end of a lease that was cancelled here. */
        void said(WorkerLink link, Room room);
    }

    private static final int CANCELLED_KEPT = 64;
    /** Blobs that a worker is believed to hold, at most: 10 MB of digests. */
    private static final int BELIEVED = 100_000;
    private static final Path NOWHERE = Path.of("/dev/null");

    private final Peer peer;
    private final Outbox outbox;
    private final Set<Digest> held;
    private final Path spoolDirectory;
    private final Owner owner;
    private final Map<Long, Lease> leases = new ConcurrentHashMap<>();
    /** The last actions that were cancelled: the worker may still ask for blobs of theirs, for which others wait there by then. */
    private final Map<Long, PendingAction> cancelled = Collections.synchronizedMap(BoundedMap.byAge(CANCELLED_KEPT));
    private final AtomicLong lastLease = new AtomicLong();
    private final Heartbeat heartbeat = new Heartbeat();
    /** What was learned from the objects that the worker has sent; only the link's reader touches it. */
    private final LinkMemory memory = new LinkMemory();
    /** The first look that found no lease since the last grant; 0 before. */
    private long idleSinceNanos;
    private boolean retired;
    private volatile boolean departed;

    /**
     * A link with no lease.
     *
     * @param held the blobs that the worker is believed to hold; kept up to date
     */
    WorkerLink(Peer peer, Outbox outbox, Set<Digest> held, Path spoolDirectory, Owner owner) {
        this.peer = peer;
        this.outbox = outbox;
        this.held = held;
        this.spoolDirectory = spoolDirectory;
        this.owner = owner;
    }

    Peer peer() {
        return peer;
    }

    /**
     * Grants the action: the header first, then the blobs the worker is believed to lack. Not while a ping is made, whose answer
     * would lack a lease that was numbered and not yet sent.
     *
     * @return false if the link is retired, and takes nothing any more
     */
    synchronized boolean grant(PendingAction action) {
        if (retired) {
            return false;
        }
        idleSinceNanos = 0;
        long lease = lastLease.incrementAndGet();
        leases.put(lease, new Lease(action, spoolDirectory));
        List<BlobSource.Located> following = new ArrayList<>();
        if (held.size() > BELIEVED && leases.size() == 1) {
            held.clear(); // costs some blobs that are sent once more; not while any may be on its way
        }
        for (InputSet.File file : action.action().inputs().files()) {
            if (held.add(file.digest()) && !isSystems(file)) {
                following.add(locate(action, file));
            }
        }
        outbox.send(new LinkMessage.Grant(lease, action.action(),
                following.stream().map(BlobSource.Located::digest).toList()));
        if (!following.isEmpty()) {
            outbox.stream(new BlobSource(following));
        }
        return true;
    }

    /**
     * Ends the link's use, if it has had no lease at two looks that are so far apart. It is told of the looks by this.
     *
     * @return whether it is retired by this call; whoever asked closes it
     */
    synchronized boolean retire(long nowNanos, long idleNanos) {
        if (retired || hasLeases()) {
            idleSinceNanos = 0;
            return false;
        }
        idleSinceNanos = idleSinceNanos == 0 ? nowNanos : idleSinceNanos;
        retired = nowNanos - idleSinceNanos >= idleNanos;
        return retired;
    }

    /** The worker has left the cluster; that is why the link is going to end. */
    void depart() {
        departed = true;
    }

    boolean hasDeparted() {
        return departed;
    }

    synchronized boolean isRetired() {
        return retired;
    }

    /** The worker most likely has it at the same path, and asks for it if it has not. */
    static boolean isSystems(InputSet.File file) {
        return file.path().startsWith("/usr/");
    }

    private static BlobSource.Located locate(PendingAction action, InputSet.File file) {
        Path path = action.locations().getOrDefault(file.digest(), Path.of(file.path()));
        return new BlobSource.Located(file.digest(), path);
    }

    /** Ends the lease of an action whose result nobody waits for any more. */
    void cancel(PendingAction action) {
        leases.forEach((number, lease) -> {
            if (lease.action() != action) {
                return;
            }
            cancelled.put(number, action); // first: the worker may ask in between
            if (leases.remove(number) != null) {
                outbox.send(new LinkMessage.Cancel(number));
                lease.discard();
                owner.cancelled(this, action);
            }
        });
    }

    /** Asks for an action that may not run yet. */
    void recall(PendingAction action) {
        leases.forEach((number, lease) -> {
            if (lease.action() == action) {
                outbox.send(new LinkMessage.Recall(number));
            }
        });
    }

    boolean hasLeases() {
        return !leases.isEmpty();
    }

    /** Asks for a sign of life. Returns false if the worker has owed one for too long. */
    synchronized boolean ping(long nowNanos) {
        long number = heartbeat.beat(nowNanos, lastLease.get());
        outbox.send(new LinkMessage.Ping(number));
        return !heartbeat.isOverdue(nowNanos);
    }

    /**
     * Every blob is answered: the worker asks for it once, whoever waits for it there. What this end no longer knows arrives
     * as content that is not the digest's, after which the worker asks anew.
     */
    @Override
    public void need(LinkMessage.Need need) {
        Lease lease = leases.get(need.lease());
        PendingAction action = lease == null ? cancelled.get(need.lease()) : lease.action();
        Map<Digest, Path> wanted = new LinkedHashMap<>();
        need.digests().forEach(digest -> wanted.put(digest, NOWHERE));
        if (action != null) {
            for (InputSet.File file : action.action().inputs().files()) {
                wanted.computeIfPresent(file.digest(), (digest, place) -> locate(action, file).file());
            }
        }
        List<BlobSource.Located> blobs = new ArrayList<>();
        wanted.forEach((digest, place) -> blobs.add(new BlobSource.Located(digest, place)));
        outbox.stream(new BlobSource(blobs));
    }

    @Override
    public void outputPart(LinkMessage.OutputPart part) {
        Lease lease = leases.get(part.lease());
        if (lease != null) {
            receive(lease, part);
        }
    }

    private void receive(Lease lease, LinkMessage.OutputPart part) {
        try {
            lease.receive(part);
        } catch (IOException e) {
            lapse(part.lease(), null, Fault.RESULT_DAMAGED, "no room for the result: " + e.getMessage());
            outbox.send(new LinkMessage.Cancel(part.lease()));
        }
    }

    @Override
    public void folded(LinkMessage.Folded folded) {
        byte[] object = ObjectFolding.unfold(folded.bytes(), memory);
        Lease lease = leases.get(folded.lease());
        if (lease != null) {
            receive(lease, new LinkMessage.OutputPart(folded.lease(), folded.output(), object));
        }
    }

    @Override
    public void result(LinkMessage.Result result) {
        Lease lease = leases.remove(result.lease());
        if (lease == null) {
            owner.said(this, result.room());
            return;
        }
        RemoteResult whole = lease.complete(peer, result);
        Fault damage = whole.damage(lease.action().action().outputs());
        if (damage == null) {
            owner.finished(this, lease.action(), whole);
        } else {
            lease.discard();
            owner.failed(this, lease.action(), result.room(), damage, "from " + peer.name());
        }
    }

    @Override
    public void declined(LinkMessage.Declined declined) {
        Lease lease = leases.get(declined.lease());
        if (lease != null) {
            if (declined.fault() == Fault.BLOB_DAMAGED) {
                lease.action().action().inputs().files().forEach(file -> held.remove(file.digest()));
            }
            lapse(declined.lease(), declined.room(), declined.fault(), declined.detail() + " on " + peer.name());
        } else {
            owner.said(this, declined.room());
        }
    }

    @Override
    public void givenBack(LinkMessage.GivenBack givenBack) {
        Lease lease = leases.remove(givenBack.lease());
        if (lease != null) {
            lease.discard();
            owner.givenBack(this, lease.action(), givenBack.room());
        } else {
            owner.said(this, givenBack.room());
        }
    }

    @Override
    public void kept(LinkMessage.Kept kept) {
        Lease lease = leases.get(kept.lease());
        if (lease != null) {
            owner.kept(this, lease.action());
        }
    }

    @Override
    public void pong(LinkMessage.Pong pong) {
        long known = heartbeat.answered(pong.number());
        Set<Long> alive = Set.copyOf(pong.leases());
        for (Long number : leases.keySet()) {
            if (number <= known && !alive.contains(number)) {
                lapse(number, null, Fault.LEASE_EXPIRED, peer.name() + " no longer knows the action");
            }
        }
    }

    /** The link is gone, and every lease with it. */
    void ended(Fault fault, String why) {
        for (Long number : leases.keySet()) {
            lapse(number, null, fault, peer.name() + ": " + why);
        }
    }

    private void lapse(long number, Room room, Fault fault, String detail) {
        Lease lease = leases.remove(number);
        if (lease != null) {
            lease.discard();
            owner.failed(this, lease.action(), room, fault, detail);
        }
    }
}
