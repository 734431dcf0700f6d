package org.hybridgrid.initiator;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.hybridgrid.model.Argument;
import org.hybridgrid.model.CompileCommand;
import org.hybridgrid.model.InputSet;
import org.hybridgrid.model.Language;
import org.hybridgrid.model.Output;
import org.hybridgrid.model.Toolchain;
import org.hybridgrid.protocol.ClientMessage;
import org.hybridgrid.protocol.WireAction;
import org.hybridgrid.schedule.Expected;
import org.hybridgrid.toolchain.DefaultDirectories;
import org.hybridgrid.toolchain.RootedSearch;

/** Makes the action that travels from a command and its inputs. */
final class ActionMaker {

    private final Initiator node;
    private final ClientMessage.Compile request;
    private final Toolchain toolchain;
    private final Optional<String> locale;

    ActionMaker(Initiator node, ClientMessage.Compile request, Toolchain toolchain) {
        this.node = node;
        this.request = request;
        this.toolchain = toolchain;
        this.locale = node.localeFor(request);
    }

    /** Whether a worker would word its messages as this machine does. */
    boolean wordsAlike() {
        return locale.isPresent();
    }

    /** The compile proper and the preprocessor run in a root with these inputs. */
    WireAction shipped(CompileCommand command, DefaultDirectories defaults, InputSet inputs, Expected expected) {
        List<Argument> arguments = rooted(command, command.language(), defaults);
        arguments.addAll(RootedSearch.ownWords(command));
        return action(arguments, inputs, command.outputs(), expected);
    }

    /** Only the compile proper runs there, on source that was preprocessed here. */
    WireAction preprocessed(CompileCommand command, Preprocessor.Preprocessed source, Expected expected) {
        List<Argument> arguments = rooted(command, source.language(), DefaultDirectories.NONE);
        arguments.addAll(source.arguments());
        return action(arguments, source.inputs(), source.outputs(), expected);
    }

    private List<Argument> rooted(CompileCommand command, Language language, DefaultDirectories defaults) {
        return new ArrayList<>(RootedSearch.arguments(
                command.family(), language, defaults, node.logicalDirectory(request), command.arguments()));
    }

    private WireAction action(List<Argument> arguments, InputSet inputs, List<Output> outputs, Expected expected) {
        return new WireAction(toolchain.fingerprint(), toolchain.family(), arguments, request.workingDirectory(),
                node.logicalDirectory(request), environment(), inputs, outputs, Math.round(expected.costMs()), expected.peakMb());
    }

    private Map<String, String> environment() {
        Map<String, String> environment = new TreeMap<>();
        for (String name : WireAction.VARIABLES) {
            String value = request.environment().get(name);
            if (value != null) {
                environment.put(name, value);
            }
        }
        environment.put(WireAction.LOCALE, locale.orElse("C"));
        return environment;
    }
}
