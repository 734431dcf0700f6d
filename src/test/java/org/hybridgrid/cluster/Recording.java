package org.hybridgrid.cluster;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.hybridgrid.cluster.load.LoadReport;
import org.hybridgrid.cluster.member.Member;
import org.hybridgrid.cluster.member.NodeId;
import org.hybridgrid.cluster.member.View;

/** A listener that remembers. */
final class Recording implements ClusterListener {

    final List<View> views = new CopyOnWriteArrayList<>();
    final List<String> messages = new CopyOnWriteArrayList<>();
    final List<String> strangers = new CopyOnWriteArrayList<>();
    volatile Map<NodeId, LoadReport> load = Map.of();

    @Override
    public void merged() {
    }

    @Override
    public void membersChanged(View view) {
        views.add(view);
    }

    @Override
    public void received(Member from, byte[] message) {
        messages.add(from.name() + ": " + new String(message, StandardCharsets.UTF_8));
    }

    @Override
    public void loadChanged(Map<NodeId, LoadReport> table) {
        load = table;
    }

    @Override
    public void strangerRefused(String line) {
        strangers.add(line);
    }
}
