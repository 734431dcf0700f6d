package org.hybridgrid.initiator;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.hybridgrid.model.Digest;
import org.hybridgrid.model.LocalReason;
import org.hybridgrid.protocol.Room;
import org.hybridgrid.protocol.StealRequest;
import org.hybridgrid.schedule.Slots;
import org.hybridgrid.schedule.SpeedGauge;
import org.hybridgrid.schedule.StealPolicy;
import org.hybridgrid.schedule.Thief;

/**
 * Holds this node's waiting actions and gives them to whoever may run them next: idle workers by their standing steal
 * requests, and this machine's own free slots. It owns both lists; everything is guarded by this object. Grants are handed
 * out after the lock is released, in the thread that caused them.
 */
final class Dispatcher {

    /** Takes a grant to its worker. Must not block; a grant that can't be delivered comes back by {@link #failed}. */
    interface Courier {
        void grant(Peer worker, PendingAction action);

        /** Asks a worker for an action that may not run yet; it comes back by {@link #givenBack}, or runs. Must not block. */
        void recall(Peer worker, PendingAction action);
    }

    private record Grant(Peer worker, PendingAction action) {
    }

    private final Slots slots;
    private final SpeedGauge ownSpeed;
    private final int cores;
    private final StealPolicy policy = new StealPolicy();
    private final Courier courier;
    private final List<PendingAction> waiting = new ArrayList<>();
    private final Map<String, ThiefState> thieves = new HashMap<>();

    Dispatcher(Slots slots, SpeedGauge ownSpeed, int cores, Courier courier) {
        this.slots = slots;
        this.ownSpeed = ownSpeed;
        this.cores = cores;
        this.courier = courier;
    }

    /** Adds an action; its verdict comes at once if someone is idle. */
    void submit(PendingAction action) {
        synchronized (this) {
            enqueue(action);
        }
        match();
    }

    /** The client went away: the action, if it still waits, is dropped. */
    synchronized void withdraw(PendingAction action) {
        waiting.remove(action);
    }

    /** A worker's standing request. */
    void asks(Peer worker, StealRequest request) {
        synchronized (this) {
            thieves.computeIfAbsent(worker.id(), id -> new ThiefState(worker)).asks(request);
        }
        match();
    }

    /** A worker is no longer in the cluster. */
    void gone(String worker) {
        synchronized (this) {
            thieves.remove(worker);
        }
        match();
    }

    /**
     * A worker's link ended, or none could be opened. Its leases come back one by one by {@link #failed}. It gets nothing until it says
     * something or {@link #rested} is called.
     */
    synchronized void unreachable(String worker) {
        ThiefState thief = thieves.get(worker);
        if (thief != null) {
            thief.unreachable();
        }
    }

    /** A worker that was unreachable may be tried again. */
    void rested(String worker) {
        synchronized (this) {
            ThiefState thief = thieves.get(worker);
            if (thief != null) {
                thief.rested();
            }
        }
        match();
    }

    /** The lease of an action that nobody waits for any more ended. */
    synchronized void cancelled(String worker, PendingAction action) {
        ends(worker, action, null);
    }

    /** A worker spoke of its room outside a request, and believes that it was heard. */
    void said(String worker, Room room) {
        synchronized (this) {
            ThiefState thief = thieves.get(worker);
            if (thief != null) {
                thief.hasRoom(room);
            }
        }
        match();
    }

    /** A lease ended with a result. */
    void finished(String worker, PendingAction action, Room room) {
        synchronized (this) {
            ends(worker, action, room);
        }
        match();
    }

    /** A worker gave back an action that had not begun: it waits as if it were new. */
    void givenBack(String worker, PendingAction action, Room room) {
        synchronized (this) {
            ends(worker, action, room);
            if (mustWait(action)) {
                enqueue(action);
            }
        }
        match();
    }

    /** An action waits only if no worker has it: one that is raced goes on elsewhere. */
    private static boolean mustWait(PendingAction action) {
        return !action.verdict().isDone() && action.holders().isEmpty();
    }

    /** @param room what the worker said of its room; null if it said nothing */
    private void ends(String worker, PendingAction action, Room room) {
        action.endedOn(worker);
        ThiefState thief = thieves.get(worker);
        if (thief != null) {
            thief.ends(action.cost());
            if (room != null) {
                thief.hasRoom(room);
            }
        }
    }

    /** Heaviest first; of equals the one that waits longest. */
    private void enqueue(PendingAction action) {
        int at = 0;
        while (at < waiting.size() && waiting.get(at).cost() >= action.cost()) {
            at++;
        }
        waiting.add(at, action);
    }

    /**
     * A lease ended without a result: the action goes back to the front.
     *
     * @param room what the worker said of its room; null if it said nothing
     * @param blame whether this worker should not get it again
     * @param onlyHere why no worker should, or null
     */
    void failed(String worker, PendingAction action, Room room, boolean blame, LocalReason onlyHere) {
        synchronized (this) {
            ends(worker, action, room);
            if (blame) {
                action.failedOn(worker);
            }
            if (onlyHere != null) {
                action.keepHere(onlyHere);
            }
            if (mustWait(action)) {
                waiting.add(0, action);
            }
        }
        match();
    }

    /** Whether some other node has the compiler, idle or not. */
    synchronized boolean isElsewhere(Digest toolchain) {
        return thieves.values().stream().anyMatch(thief -> thief.has(toolchain));
    }

    /** Whether any other node has asked for work. */
    synchronized boolean isAlone() {
        return thieves.isEmpty();
    }

    /** Takes a slot of this machine, if one is free and nothing waits for it. */
    synchronized boolean tryTakeTurn() {
        return waiting.isEmpty() && slots.tryTakeLocal(0);
    }

    synchronized int queued() {
        return waiting.size();
    }

    synchronized double queuedCost() {
        return waiting.stream().mapToDouble(PendingAction::cost).sum();
    }

    /** Gives out what can be given out now. Called after every change, without the lock. */
    void match() {
        List<Grant> grants = new ArrayList<>();
        synchronized (this) {
            settleHere();
            while (grantOne(grants)) {
                // one more
            }
        }
        grants.forEach(grant -> courier.grant(grant.worker(), grant.action()));
    }

    /** What no other node can run waits for this machine alone. */
    private void settleHere() {
        for (PendingAction action : List.copyOf(waiting)) {
            if (action.onlyHere() == null && thieves.values().stream().noneMatch(thief -> suits(thief, action))) {
                action.keepHere(action.hasFailed() ? LocalReason.FAULT
                        : thieves.isEmpty() ? LocalReason.ALONE : LocalReason.NO_SUCH_TOOLCHAIN);
            }
            if (action.onlyHere() == null) {
                continue;
            }
            if (!action.mayRunHere()) {
                waiting.remove(action);
                action.verdict().complete(new Verdict.Impossible(action.onlyHere()));
            } else if (slots.tryTakeLocal(slots.total() == 0 ? cores : 0)) {
                waiting.remove(action);
                takeTurn(action);
            }
        }
    }

    private static boolean suits(ThiefState thief, PendingAction action) {
        return thief.has(action.action().toolchain()) && action.mayRunOn(thief.peer().id());
    }

    private boolean grantOne(List<Grant> grants) {
        if (waiting.isEmpty()) {
            return false;
        }
        List<ThiefState> ready = new ArrayList<>(thieves.values());
        ready.removeIf(thief -> thief.credit() <= 0);
        // An idle slot anywhere before a second action for a busy one; then the fastest.
        ready.sort(Comparator.comparingInt(ThiefState::rounds)
                .thenComparing(Comparator.comparingDouble((ThiefState thief) -> thief.thief().speed()).reversed()));
        for (ThiefState thief : ready) {
            List<PendingAction> suitable = waiting.stream()
                    .filter(action -> action.onlyHere() == null && suits(thief, action)).toList();
            OptionalInt choice = choose(suitable, thief.thief());
            if (choice.isPresent()) {
                PendingAction action = suitable.get(choice.getAsInt());
                waiting.remove(action);
                thief.grants(action.cost());
                action.grantedTo(thief.peer().id());
                grants.add(new Grant(thief.peer(), action));
                return true;
            }
        }
        return takeOneHere();
    }

    private boolean takeOneHere() {
        List<PendingAction> suitable = waiting.stream()
                .filter(action -> action.onlyHere() == null && action.mayRunHere()).toList();
        OptionalInt choice = choose(suitable, here(suitable));
        if (choice.isEmpty() || !slots.tryTakeLocal(0)) {
            return false;
        }
        PendingAction action = suitable.get(choice.getAsInt());
        waiting.remove(action);
        takeTurn(action);
        return true;
    }

    /** This machine as a thief. What runs on it is taken to be like what waits. */
    private Thief here(List<PendingAction> actions) {
        double mean = actions.stream().mapToDouble(PendingAction::cost).average().orElse(0);
        return new Thief(ownSpeed.speed(), Math.max(1, slots.total()), slots.running() * mean);
    }

    /** An action is left to a faster node only if that node can run it and is at work or asks for some: else it would wait for ever. */
    private OptionalInt choose(List<PendingAction> suitable, Thief thief) {
        List<Thief> everyone = new ArrayList<>(List.of(thief));
        for (ThiefState other : thieves.values()) {
            if (other.isOfUse() && suitable.stream().allMatch(action -> suits(other, action))) {
                everyone.add(other.thief());
            }
        }
        if (slots.total() > 0 && suitable.stream().allMatch(PendingAction::mayRunHere)) {
            everyone.add(here(suitable));
        }
        return policy.choose(suitable.stream().map(PendingAction::cost).toList(), thief, everyone);
    }

    /** The slot is the action's, unless its client went away in the meantime. */
    private void takeTurn(PendingAction action) {
        if (!action.verdict().complete(new Verdict.Local())) {
            slots.releaseLocal();
        }
    }
}
