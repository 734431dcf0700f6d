package org.hybridgrid.ingress;

import java.util.List;
import org.hybridgrid.protocol.ClientMessage;
import org.hybridgrid.protocol.NodeMessage;

/** Answers commands to the node itself, such as {@code status}, and questions about compiles. Thread-safe. */
public interface Control {

    /** The answer to these words; never null. */
    NodeMessage.Reply answer(List<String> words);

    /** What would happen to a command; never null. */
    NodeMessage.Reply answer(ClientMessage.Explain question);
}
