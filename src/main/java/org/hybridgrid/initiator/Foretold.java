package org.hybridgrid.initiator;

import java.util.List;
import org.hybridgrid.schedule.Decision;

/** What the dispatcher would do with an action, in an explanation's shape. */
final class Foretold {

    private Foretold() {
    }

    static Explanation.Steal steal(Dispatcher dispatcher, PendingAction action) {
        Foreseen foreseen = dispatcher.foresee(action);
        Decision<PendingAction> decision = foreseen.decision();
        boolean grants = decision instanceof Decision.Grant<PendingAction>;
        List<Explanation.Candidate> candidates = foreseen.candidates().entrySet().stream()
                .map(each -> new Explanation.Candidate(each.getKey(), Math.round(each.getValue().speed() * 100) / 100.0,
                        each.getValue().slots(), each.getValue().credit(), each.getValue().held().size()))
                .toList();
        return new Explanation.Steal(grants ? "grant" : "leave", grants ? foreseen.node() : null, decision.why().label(),
                decision.why().explanation(), dispatcher.queued(), candidates);
    }
}
