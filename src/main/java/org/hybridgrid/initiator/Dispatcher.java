package org.hybridgrid.initiator;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.hybridgrid.model.Digest;
import org.hybridgrid.model.LocalReason;
import org.hybridgrid.protocol.Room;
import org.hybridgrid.protocol.StealRequest;
import org.hybridgrid.schedule.Decision;
import org.hybridgrid.schedule.Foresight;
import org.hybridgrid.schedule.Held;
import org.hybridgrid.schedule.Slots;
import org.hybridgrid.schedule.SpeedGauge;
import org.hybridgrid.schedule.StealPolicy;
import org.hybridgrid.schedule.TailPolicy;
import org.hybridgrid.schedule.Thief;

/**
 * Holds this node's waiting actions and gives them to whoever may run them next: idle workers by their standing steal
 * requests, and this machine's own free slots. It owns them both; everything is guarded by this object. What the courier has to carry goes
 * out after the lock is released, in the thread that caused it.
 */
final class Dispatcher {

    private final Slots slots;
    private final SpeedGauge ownSpeed;
    private final int cores;
    private final StealPolicy<PendingAction> policy = new StealPolicy<>();
    private final TailPolicy<PendingAction> tail = new TailPolicy<>();
    private final Courier courier;
    private final WaitingActions waiting = new WaitingActions();
    /** Those that workers were asked for and have not answered yet. */
    private final List<PendingAction> recalls = new ArrayList<>();
    private final Thieves thieves = new Thieves();

    Dispatcher(Slots slots, SpeedGauge ownSpeed, int cores, Courier courier) {
        this.slots = slots;
        this.ownSpeed = ownSpeed;
        this.cores = cores;
        this.courier = courier;
    }

    /** Adds an action; its verdict comes at once if someone is idle. */
    void submit(PendingAction action) {
        synchronized (this) {
            waiting.add(action);
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
            thieves.asks(worker, request);
        }
        match();
    }

    /** A worker is no longer in the cluster. */
    void gone(String worker) {
        synchronized (this) {
            thieves.gone(worker);
        }
        match();
    }

    /** A worker gets nothing any more. */
    void bar(String worker) {
        synchronized (this) {
            thieves.bar(worker);
        }
        match();
    }

    /**
     * A worker's link ended, or none could be opened. Its leases come back one by one by {@link #failed}. It gets nothing until it says
     * something or {@link #rested} is called.
     */
    synchronized void unreachable(String worker) {
        thieves.of(worker).ifPresent(ThiefState::unreachable);
    }

    /** A worker that was unreachable may be tried again. */
    void rested(String worker) {
        synchronized (this) {
            thieves.of(worker).ifPresent(ThiefState::rested);
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
            thieves.of(worker).ifPresent(thief -> thief.hasRoom(room));
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
                waiting.add(action);
            }
        }
        match();
    }

    /** A worker that was asked for an action runs it already. */
    void kept(String worker, PendingAction action) {
        synchronized (this) {
            action.kept();
            recalls.remove(action);
            thieves.of(worker).ifPresent(thief -> thief.runs(action, nowMs()));
        }
        match();
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
                waiting.addFirst(action);
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
        recalls.remove(action);
        thieves.of(worker).ifPresent(thief -> {
            thief.ends(action, nowMs());
            if (room != null) {
                thief.hasRoom(room);
            }
        });
    }

    /** Who would get the action if it were submitted now, and why. */
    synchronized Foreseen foresee(PendingAction action) {
        Digest toolchain = action.action().toolchain();
        List<PendingAction> queue = waiting.with(action);
        List<Thief<PendingAction>> candidates = candidates(toolchain, queue);
        Decision<PendingAction> decision = new Foresight<>(policy).of(action, nowMs(), queue, candidates);
        Map<String, Thief<PendingAction>> named = new TreeMap<>();
        candidates.forEach(thief -> named.put(nameOf(thief), thief));
        return new Foreseen(decision, decision instanceof Decision.Grant<PendingAction> grant ? nameOf(grant.to()) : "", named);
    }

    private String nameOf(Thief<PendingAction> thief) {
        return thief.here() ? PendingAction.HERE : thieves.known(thief.id()).peer().name();
    }

    /** Whether a worker has a lease of it. */
    synchronized boolean isHeld(PendingAction action) {
        return !action.holders().isEmpty();
    }

    /** Whether the worker that has it is to give it back, if it has not begun. */
    synchronized boolean isRecalled(PendingAction action) {
        return recalls.contains(action);
    }

    /** Why no other node can run what needs this compiler; empty if one can, idle or not. */
    synchronized Optional<LocalReason> absence(Digest toolchain) {
        return thieves.absence(toolchain);
    }

    /** Takes a slot of this machine, if one is free, nothing waits for it and no faster node is idle. */
    synchronized boolean tryTakeTurn() {
        return mayTakeTurn() && slots.tryTakeLocal(0);
    }

    /** Whether {@link #tryTakeTurn} would succeed now. */
    synchronized boolean wouldTakeTurn() {
        return mayTakeTurn() && slots.free() > 0;
    }

    private boolean mayTakeTurn() {
        return waiting.isEmpty() && !thieves.isFasterIdle(ownSpeed.speed());
    }

    synchronized int queued() {
        return waiting.size();
    }

    synchronized double queuedCost() {
        return waiting.cost();
    }

    /** Gives out what can be given out now, and mends what goes wrong. Called after every change, without the lock. */
    void match() {
        List<Runnable> errands = new ArrayList<>();
        synchronized (this) {
            settleHere();
            for (Digest toolchain : toolchainsWanted()) {
                while (decide(toolchain, errands)) {
                    // one more
                }
            }
            if (thieves.haveLeases()) {
                errands.add(courier::lookAgain);
            }
        }
        errands.forEach(Runnable::run);
    }

    /** What no other node can run waits for this machine alone. */
    private void settleHere() {
        for (PendingAction action : waiting.all()) {
            if (action.onlyHere() == null && !thieves.mayServe(action)) {
                action.keepHere(thieves.absence(action.action().toolchain()).filter(reason -> !action.hasFailed()).orElse(LocalReason.FAULT));
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

    private List<Digest> toolchainsWanted() {
        List<Digest> wanted = new ArrayList<>();
        waiting.all().stream().filter(action -> action.onlyHere() == null).map(action -> action.action().toolchain()).forEach(wanted::add);
        thieves.all().forEach(thief -> wanted.addAll(thief.toolchainsHeld()));
        return wanted.stream().distinct().toList();
    }

    private boolean decide(Digest toolchain, List<Runnable> errands) {
        List<PendingAction> actions = waiting.of(toolchain);
        List<Thief<PendingAction>> candidates = candidates(toolchain, actions);
        double now = nowMs();
        return carryOut(policy.next(now, actions, candidates), errands)
                || waiting.isEmpty() && carryOut(tail.next(now, candidates), errands);
    }

    /** Only nodes with the compiler count: an action must not be left to one that will never run it. */
    private List<Thief<PendingAction>> candidates(Digest toolchain, List<PendingAction> actions) {
        List<Thief<PendingAction>> candidates = new ArrayList<>();
        for (ThiefState thief : thieves.all()) {
            if (thief.has(toolchain)) {
                candidates.add(thief.thief(promisedTo(thief.peer().id())));
            }
        }
        if (slots.total() > 0) {
            candidates.add(here(actions));
        }
        return candidates;
    }

    /** Returns whether anything happened, so that another decision may follow. */
    private boolean carryOut(Decision<PendingAction> decision, List<Runnable> errands) {
        if (decision instanceof Decision.Grant<PendingAction> grant) {
            return grant.to().here() ? takeHere(grant.action()) : grant(grant.action(), grant.to(), errands);
        }
        if (decision instanceof Decision.Race<PendingAction> race) {
            boolean begun = race.on().here() ? takeOver(race.action(), errands) : grant(race.action(), race.on(), errands);
            if (begun) {
                errands.add(courier::raced);
            }
            return begun;
        }
        if (decision instanceof Decision.Reclaim<PendingAction> reclaim) {
            PendingAction action = reclaim.action();
            action.recalledFor(reclaim.to().id());
            recalls.add(action);
            Peer holder = thieves.known(reclaim.from().id()).peer();
            errands.add(() -> courier.recall(holder, action));
            return true;
        }
        return false;
    }

    private boolean grant(PendingAction action, Thief<PendingAction> to, List<Runnable> errands) {
        ThiefState thief = thieves.known(to.id());
        thief.grants(action, nowMs());
        action.grantedTo(to.id());
        waiting.remove(action);
        errands.add(() -> courier.grant(thief.peer(), action));
        return true;
    }

    private boolean takeHere(PendingAction action) {
        if (!slots.tryTakeLocal(0)) {
            return false;
        }
        waiting.remove(action);
        takeTurn(action);
        return true;
    }

    /** The client runs its own compiler, which it can't call off: what the worker would send is given up. */
    private boolean takeOver(PendingAction action, List<Runnable> errands) {
        if (!slots.tryTakeLocal(0)) {
            return false;
        }
        takeTurn(action);
        errands.add(() -> courier.cancel(action));
        return true;
    }

    /** This machine as a thief. What runs on it is taken to be like what waits. */
    private Thief<PendingAction> here(List<PendingAction> actions) {
        double mean = actions.stream().mapToDouble(PendingAction::cost).average().orElse(0);
        Held<PendingAction> typical = new Held<>(PendingAction.here(mean, LocalReason.LOCAL_SLOT), nowMs(), false, true);
        List<Held<PendingAction>> held = new ArrayList<>(Collections.nCopies(slots.running(), typical));
        List<Held<PendingAction>> promised = promisedTo(PendingAction.HERE);
        held.addAll(promised);
        int credit = Math.max(0, slots.free() - promised.size());
        return new Thief<>(PendingAction.HERE, true, ownSpeed.speed(), slots.total(), credit, Long.MAX_VALUE, held);
    }

    /** What a node is about to get: it is not idle for anything else meanwhile. */
    private List<Held<PendingAction>> promisedTo(String node) {
        return recalls.stream().filter(action -> action.isPromisedTo(node))
                .map(action -> new Held<>(action, nowMs(), false, false)).toList();
    }

    private static double nowMs() {
        return System.nanoTime() / 1e6;
    }

    /** The slot is the action's, unless its client went away in the meantime. */
    private void takeTurn(PendingAction action) {
        if (!action.verdict().complete(new Verdict.Local())) {
            slots.releaseLocal();
        }
    }
}
