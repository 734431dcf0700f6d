package org.hybridgrid.cluster;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.hybridgrid.cluster.load.KnownToolchain;
import org.hybridgrid.cluster.load.LoadReport;
import org.hybridgrid.cluster.load.LoadReports;
import org.hybridgrid.cluster.load.LoadTable;
import org.hybridgrid.cluster.load.Pacer;
import org.hybridgrid.cluster.member.Member;
import org.hybridgrid.cluster.member.NodeId;
import org.hybridgrid.cluster.member.View;
import org.hybridgrid.threads.DaemonThreads;

/**
 * Brings each node's load report to the coordinator and the coordinator's table to everybody.
 *
 * <p>JGroups delivers to every member of a view, so nothing is repeated for safety's sake and an idle cluster sends
 * nothing. What a change of view can lose is sent anew: each node's report when another coordinates or groups have
 * merged, the whole table to whoever is new to the coordinator.
 *
 * <p>All state is guarded by this object's lock; sending and the listener are called outside of it, on the one timer
 * thread.
 */
final class LoadExchange implements AutoCloseable {

    /** Sends bytes to a member, or to all others if that is null. */
    interface Wire {
        void send(Member to, byte[] message);
    }

    private final Wire wire;
    private final Consumer<Map<NodeId, LoadReport>> listener;
    private final ScheduledThreadPoolExecutor timer;
    private final LoadTable table = new LoadTable();
    private final Pacer ownPace = new Pacer();
    private final Pacer tablePace = new Pacer();
    private volatile Map<NodeId, LoadReport> snapshot = Map.of();
    private LoadReport own;
    /** Compilers that the coordinator, or as coordinator everybody, has been told of. */
    private final Map<NodeId, List<KnownToolchain>> told = new HashMap<>();
    private long sequence;
    private View view;
    private ScheduledFuture<?> ownTask;
    private ScheduledFuture<?> tableTask;

    LoadExchange(Wire wire, Consumer<Map<NodeId, LoadReport>> listener) {
        this.wire = wire;
        this.listener = listener;
        timer = DaemonThreads.clock("hybridgrid-load");
        timer.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    }

    Map<NodeId, LoadReport> snapshot() {
        return snapshot;
    }

    /** This node's newest numbers. */
    synchronized void report(LoadReport report) {
        if (own != null && report.saysTheSameAs(own)) {
            return;
        }
        boolean sharp = own == null || report.isSharpAfter(own);
        own = report.withSequence(++sequence);
        table.merge(List.of(own));
        publish();
        ownPace.want(sharp);
        tablePace.want(sharp);
        schedule();
    }

    synchronized void viewChanged(View newView, boolean merged) {
        View before = view;
        view = newView;
        List<NodeId> members = newView.members().stream().map(Member::id).toList();
        table.retain(members);
        told.keySet().retainAll(members);
        publish();
        boolean otherCoordinator = before == null || !before.coordinator().id().equals(newView.coordinator().id());
        if (otherCoordinator || merged) {
            told.clear();
        }
        if (own != null && (otherCoordinator || merged)) {
            ownPace.want(true);
            schedule();
        }
        if (newView.selfCoordinates()) {
            boolean everybodyIsNew = otherCoordinator || merged;
            List<Member> fresh = newView.members().stream()
                    .filter(member -> !member.id().equals(newView.self().id()))
                    .filter(member -> everybodyIsNew || !before.contains(member.id()))
                    .toList();
            if (!fresh.isEmpty() && !snapshot.isEmpty()) {
                // Made when it is sent: a brief report that overtakes it says nothing to them, so that it must hold as much.
                later(() -> {
                    byte[] whole = LoadReports.encode(snapshot.values(), Map.of());
                    fresh.forEach(member -> wire.send(member, whole));
                }, 0);
            }
        }
    }

    /** A message of another node's exchange; one that can't be read is of another version, and dropped. */
    void received(byte[] message) {
        List<LoadReport> reports;
        try {
            reports = LoadReports.decode(message, known());
        } catch (IOException e) {
            return;
        }
        synchronized (this) {
            // What another says of us is older than what we know.
            reports.removeIf(report -> own != null && report.node().equals(own.node()));
            boolean sharp = reports.stream().anyMatch(this::isSharp);
            if (table.merge(reports)) {
                publish();
                if (reports.stream().anyMatch(this::isNewsToOthers)) {
                    tablePace.want(sharp);
                    schedule();
                }
            }
        }
    }

    private synchronized Map<NodeId, LoadReport> known() {
        return table.snapshot();
    }

    private synchronized byte[] brief(List<LoadReport> reports) {
        byte[] message = LoadReports.encode(reports, told);
        reports.forEach(report -> told.put(report.node(), report.toolchains()));
        return message;
    }

    /** Whoever is the only other member knows what it said itself. A third one gets the whole table when it comes. */
    private boolean isNewsToOthers(LoadReport report) {
        return view == null || view.members().size() != 2 || !view.contains(report.node()) || report.node().equals(view.self().id());
    }

    private boolean isSharp(LoadReport report) {
        LoadReport before = snapshot.get(report.node());
        return before == null || report.isSharpAfter(before);
    }

    /** A report may come a moment before the view that brings its node: it is kept, but not shown yet. */
    private void publish() {
        Map<NodeId, LoadReport> now = new HashMap<>(table.snapshot());
        if (view != null) {
            now.keySet().removeIf(node -> !view.contains(node));
        }
        if (!now.equals(snapshot)) {
            Map<NodeId, LoadReport> shown = Map.copyOf(now);
            snapshot = shown;
            later(() -> listener.accept(shown), 0);
        }
    }

    private void schedule() {
        long now = System.nanoTime();
        if (view == null) {
            return;
        }
        if (view.selfCoordinates()) {
            ownPace.sent(now);
            if (tablePace.isWanted()) {
                tableTask = soonest(tableTask, this::sendTable, tablePace.waitNanos(now));
            }
        } else if (ownPace.isWanted()) {
            ownTask = soonest(ownTask, this::sendOwn, ownPace.waitNanos(now));
        }
    }

    private void sendOwn() {
        Member coordinator;
        byte[] message;
        synchronized (this) {
            long now = System.nanoTime();
            if (!ownPace.isWanted() || ownPace.waitNanos(now) > 0 || view.selfCoordinates()) {
                ownTask = null;
                schedule();
                return;
            }
            ownPace.sent(now);
            ownTask = null;
            coordinator = view.coordinator();
            message = brief(List.of(own));
        }
        wire.send(coordinator, message);
    }

    private void sendTable() {
        byte[] message;
        synchronized (this) {
            long now = System.nanoTime();
            if (!tablePace.isWanted() || tablePace.waitNanos(now) > 0 || !view.selfCoordinates()) {
                tableTask = null;
                schedule();
                return;
            }
            tablePace.sent(now);
            tableTask = null;
            if (!table.hasUntold() || view.members().size() == 1) {
                return;
            }
            List<LoadReport> news = table.takeUntold().stream().filter(this::isNewsToOthers).toList();
            if (news.isEmpty()) {
                return;
            }
            message = brief(news);
        }
        wire.send(null, message);
    }

    /** Keeps to one waiting task of a kind, however often something changes meanwhile. */
    private ScheduledFuture<?> soonest(ScheduledFuture<?> waiting, Runnable task, long nanos) {
        if (waiting != null && !waiting.isDone()) {
            if (waiting.getDelay(TimeUnit.NANOSECONDS) <= nanos) {
                return waiting;
            }
            waiting.cancel(false);
        }
        return later(task, nanos);
    }

    private ScheduledFuture<?> later(Runnable task, long nanos) {
        return timer.schedule(task, Math.max(0, nanos), TimeUnit.NANOSECONDS);
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }
}
