package org.hybridgrid.initiator;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hybridgrid.model.LocalReason;
import org.hybridgrid.model.Toolchain;
import org.hybridgrid.protocol.ClientMessage;
import org.hybridgrid.schedule.CostModel;

/**
 * Goes the way of {@link CompileJourney} with one command and asks what it asks, but waits for nothing, takes no slot and executes nothing but
 * questions to the compiler's driver. Where the journey would stop it notes the reason and goes on, to say as much as can be said. Made for
 * one command, used by one thread.
 */
public final class Explainer {

    private static final String NO_NODE = "no node is running: the client executes the compiler itself";
    private static final String DISABLED = "HYBRIDGRID_DISABLE is set: the client asks no node";

    private final Initiator node;
    private final ClientMessage.Compile request;
    private final boolean served;
    private final boolean disabled;
    private final List<Explanation.Reason> reasons = new ArrayList<>();
    private Explanation.Compiler compiler;
    private ExplainedAction action = ExplainedAction.NONE;
    private Explanation.Expectation expected;
    private Explanation.Steal steal;
    private boolean distributable;
    private boolean refuses;

    /** @param served whether a node runs that the client would ask */
    Explainer(Initiator node, ClientMessage.Compile request, boolean served) {
        this.node = node;
        this.request = request;
        this.served = served;
        this.disabled = !request.environment().getOrDefault("HYBRIDGRID_DISABLE", "0").matches("0?");
    }

    /** The whole explanation. */
    public Explanation explain() {
        Reading reading = Reading.of(node, request);
        if (reading instanceof Reading.Nameless nameless) {
            keeps(LocalReason.COMPILER_NOT_FOUND, nameless.typed());
            return ends("exec");
        }
        if (reading instanceof Reading.Stays stays) {
            compiler = compiler(stays.compiler().toString(), stays.toolchain());
            keeps(stays.reason(), stays.detail());
            return ends(stays.compilesNothing() ? "exec" : "local");
        }
        Reading.Distributable read = (Reading.Distributable) reading;
        compiler = compiler(read.compiler().toString(), Optional.of(read.toolchain()));
        distributable = true;
        return distribute(new Preparation(node, request, read));
    }

    private Explanation distribute(Preparation preparation) {
        refuses = preparation.remoteOnly();
        expects(preparation.estimate(null));
        if (served) {
            preparation.reasonOfTheCluster().ifPresent(reason -> keeps(reason, ""));
            if (!refuses && node.dispatcher().wouldTakeTurn()) {
                keeps(LocalReason.LOCAL_SLOT, "");
            }
        }
        preparation.reasonOfCircumstances().ifPresent(this::forbids);
        InputTrail trail = new InputTrail();
        Prepared prepared = preparation.inputs(trail);
        if (prepared instanceof Prepared.Stays stays) {
            forbids(stays);
            return ends("local");
        }
        if (prepared instanceof Prepared.Unsure unsure) {
            action = ExplainedAction.unsure(unsure);
            if (!preparation.canBePreprocessed()) {
                forbids(new Prepared.Stays(LocalReason.INPUTS_UNKNOWN, action.inputs().unknown()));
            }
            return ends(reasons.isEmpty() ? "preprocess" : "local");
        }
        Prepared.Ready ready = (Prepared.Ready) prepared;
        action = ExplainedAction.of(ready.action(), trail);
        expects(ready.estimate());
        if (served) {
            steal = Foretold.steal(node.dispatcher(), PendingAction.anywhere(ready.action(), ready.locations(), refuses));
        }
        return ends(reasons.isEmpty() ? byPolicy() : "local");
    }

    private String byPolicy() {
        if (steal == null || steal.decision().equals("leave")) {
            return "waits";
        }
        return steal.node().isEmpty() ? "local" : "remote";
    }

    private static Explanation.Compiler compiler(String path, Optional<Toolchain> toolchain) {
        return toolchain.map(known -> new Explanation.Compiler(path, known.description(), known.fingerprint().hex(), known.driver()))
                .orElseGet(() -> new Explanation.Compiler(path, null, null, null));
    }

    private void expects(Estimate estimate) {
        CostModel.Basis basis = node.costs().basis(estimate.key());
        expected = new Explanation.Expectation(Math.round(estimate.expected().costMs()), estimate.expected().peakMb(), basis.label(),
                basis.explanation());
    }

    private void keeps(LocalReason reason, String detail) {
        reasons.add(new Explanation.Reason(reason.label(), reason.explanation(), detail));
    }

    private void forbids(Prepared.Stays stays) {
        distributable = false;
        keeps(stays.reason(), stays.detail());
    }

    private Explanation ends(String outcome) {
        String kind = !served || disabled ? "exec" : refuses && outcome.equals("local") ? "refused" : outcome;
        return new Explanation(request.arguments(), request.workingDirectory(), kind, why(kind), distributable, List.copyOf(reasons), compiler,
                action.inputs(), action.action(), expected, steal);
    }

    private String why(String outcome) {
        if (disabled || !served) {
            return disabled ? DISABLED : NO_NODE;
        }
        if (!reasons.isEmpty()) {
            return reasons.get(0).why();
        }
        return outcome.equals("preprocess") ? "its inputs can't be told: preprocessed source travels, if the preprocessor has nothing to say"
                : steal.explanation();
    }
}
