package org.hybridgrid.initiator;

import java.util.List;
import org.hybridgrid.inputs.Origin;
import org.hybridgrid.model.Argument;
import org.hybridgrid.model.InputSet;
import org.hybridgrid.model.Labels;
import org.hybridgrid.protocol.WireAction;

/** An action and its inputs in an explanation's shape; both null where there is none. Pure. */
record ExplainedAction(Explanation.Inputs inputs, Explanation.Action action) {

    static final ExplainedAction NONE = new ExplainedAction(null, null);

    static ExplainedAction unsure(Prepared.Unsure unsure) {
        String place = unsure.line() > 0 ? unsure.file() + ":" + unsure.line() : unsure.file();
        return new ExplainedAction(new Explanation.Inputs(0, 0, 0, 0, List.of(), place + ": " + unsure.why()), null);
    }

    static ExplainedAction of(WireAction action, InputTrail trail) {
        InputSet set = action.inputs();
        List<Explanation.Input> files = set.files().stream().map(file -> input(file, trail.of(file.path()))).toList();
        Explanation.Inputs inputs = new Explanation.Inputs(files.size(), files.stream().mapToLong(Explanation.Input::size).sum(),
                set.links().size(), set.directories().size(), files, null);
        return new ExplainedAction(inputs, new Explanation.Action(action.toolchain().hex(),
                action.arguments().stream().map(Argument::text).toList(), action.workingDirectory(), action.logicalDirectory(),
                action.environment(),
                action.outputs().stream().map(output -> new Explanation.Output(Labels.camelCase(output.kind().name()), output.path())).toList()));
    }

    private static Explanation.Input input(InputSet.File file, Origin origin) {
        return new Explanation.Input(file.path(), file.size(), file.digest().hex(), origin.words(),
                origin.file().isEmpty() ? null : origin.file(), origin.line(), WorkerLink.isSystems(file) ? "worker" : "initiator");
    }
}
