package org.hybridgrid.worker;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hybridgrid.command.CommandParser;
import org.hybridgrid.model.Argument;
import org.hybridgrid.model.ParsedCommand;
import org.hybridgrid.model.Toolchain;
import org.hybridgrid.protocol.WireAction;
import org.hybridgrid.toolchain.RootedSearch;

/**
 * An action must be one that an honest initiator would send: a compile by the parser that decides there, too, and by words that name no
 * program to run. So a member of the cluster can't have a worker run code of its own by {@code -wrapper}, {@code -fplugin=} or {@code -B}; the
 * confinement does not have to stand alone against that. Pure.
 */
public final class HonestAction implements ActionRule {

    /** Response files were expanded before the action was made. */
    private final CommandParser parser = new CommandParser(name -> Optional.empty());

    /** Does beforehand what the first action, or the first command of this node, would wait for. */
    public void prepare() {
        parser.prepare();
    }

    @Override
    public Optional<String> objection(WireAction action, Toolchain toolchain) {
        if (!action.workingDirectory().equals("/") && !InputRoot.isPlain(action.workingDirectory())) {
            return Optional.of("the directory " + action.workingDirectory());
        }
        List<String> words = RootedSearch.withoutAdded(toolchain.family(), action.arguments()).stream().map(Argument::text).toList();
        if (parser.parse(toolchain.family(), toolchain.mode(), toolchain.driver(), words, Map.of())
                instanceof ParsedCommand.LocalOnly local) {
            return Optional.of(local.reason() + " " + local.detail());
        }
        return Optional.empty();
    }
}
